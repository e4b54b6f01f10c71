// A post of a React app, for the server and the browser: its button changes the number of tasks.
import { createElement as h, useState } from 'react';

export function App() {
  const [tasks, setTasks] = useState(2);
  return h(
    'main',
    null,
    h('button', { id: 'more', onClick: () => setTasks(tasks + 1) }, 'One more'),
    h('race-lane', { tasks, wait: 20, guess: true, strategies: 'serial asyncio' }, 'Ten waits.'),
  );
}
