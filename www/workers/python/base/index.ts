// Racelane's own Python, beneath CPython's modules: by file name.

import racelaneAsyncio from './racelane_asyncio.py?raw';
import racelaneBase from './racelane_base.py?raw';
import racelaneMain from './racelane_main.py?raw';
import racelaneMissing from './racelane_missing.py?raw';
import racelaneProcesses from './racelane_processes.py?raw';
import racelaneThreads from './racelane_threads.py?raw';
import racelaneValues from './racelane_values.py?raw';
import siteCustomize from './sitecustomize.py?raw';

export const baseFiles: Readonly<Record<string, string>> = {
  'racelane_asyncio.py': racelaneAsyncio,
  'racelane_base.py': racelaneBase,
  'racelane_main.py': racelaneMain,
  'racelane_missing.py': racelaneMissing,
  'racelane_processes.py': racelaneProcesses,
  'racelane_threads.py': racelaneThreads,
  'racelane_values.py': racelaneValues,
  'sitecustomize.py': siteCustomize,
};
