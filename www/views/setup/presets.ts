// The presets of each workload.

import type { Options } from '../../core/report.ts';

type Preset = { name: string; title: string; texts: Readonly<Record<string, string>> };

/** The presets of each workload, with their texts by attribute name. */
export const presets: Readonly<Record<Options['workload'], readonly Preset[]>> = {
  io: [
    { name: 'quick', title: 'Quick: ten waits of 1 s', texts: { tasks: '10', wait: '1000' } },
    {
      name: 'article',
      title: 'As in the article: ten waits of 10 s',
      texts: { tasks: '10', size: '10', wait: '10000' },
    },
  ],
  cpu: [
    {
      name: 'quick',
      title: 'Quick: 3 \u00d7 100 million, streamed',
      texts: { tasks: '3', size: '100000000', wait: '0', list: 'stream' },
    },
    {
      name: 'article',
      title: 'As in the article: 3 \u00d7 100 million, kept in memory',
      texts: { tasks: '3', size: '100000000', wait: '0', list: 'memory' },
    },
  ],
};
