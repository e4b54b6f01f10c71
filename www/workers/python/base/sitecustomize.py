"""Python imports this module before any other one of its library that is written in Python and uses threads.

So `threading`, `queue` and `concurrent.futures` find Racelane's `_thread` in place, and need no change.
"""

import racelane_threads

racelane_threads.install()
