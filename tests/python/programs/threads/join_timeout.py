"""join with a time-out returns while the thread is still alive."""

import threading

release = threading.Event()
thread = threading.Thread(target=release.wait)
thread.start()
thread.join(timeout=0.1)
print("alive:", thread.is_alive())
release.set()
thread.join()
print("alive:", thread.is_alive())
