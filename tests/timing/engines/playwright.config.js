// Settings of the engines' tests that compare times: one at a time, with nothing beside them.
import engines from '../../engines/playwright.config.js';

/** WebKit has no JavaScript Promise Integration, which threads of Python need. */
const WITH_THREADS = ['chromium', 'firefox'];

export default {
  ...engines,
  testDir: '.',
  outputDir: '../../../test-results/engines-timing',
  workers: 1,
  projects: engines.projects?.filter(({ name }) => WITH_THREADS.includes(name ?? '')),
};
