// Svelte's checker treats a tag as an object of its attributes.
import type { SvelteHTMLElements } from 'svelte/elements';

type Tag = SvelteHTMLElements['race-lane'];

export const right: Tag = {
  class: 'lane',
  workload: 'cpu',
  tasks: 3,
  'switch-interval': '1',
  strategies: 'serial threads',
  guess: true,
  'onrace-result': ({ detail }) => console.log(detail.elapsedMs),
};
// @ts-expect-error there is no such workload
export const wrong: Tag = { workload: 'gpu' };
