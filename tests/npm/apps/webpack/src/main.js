// A race of the app's own, and the tag of its page, as in the app of Vite.
import { race, runPython } from 'racelane';

window.app = {
  race: () => race({ workload: 'cpu', strategy: 'shared', tasks: 2, size: 100_000 }),
  runTag: () => document.querySelector('race-lane').run('shared'),
  runPython: (base) => runPython('print(6 * 7)', { base }),
};
