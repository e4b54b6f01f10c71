"""Ten threads that sleep take as long as one."""

import threading
import time

begin = time.perf_counter()
threads = [threading.Thread(target=time.sleep, args=(0.4,)) for _ in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
elapsed = time.perf_counter() - begin
print("at least one:", elapsed >= 0.39)
print("less than five:", elapsed < 2)
