"""An Event starts all the threads that wait for it."""

import threading

ready = threading.Event()
started = []


def run(name):
    ready.wait()
    started.append(name)


threads = [threading.Thread(target=run, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
print("before:", started, ready.wait(timeout=0.1))
ready.set()
for thread in threads:
    thread.join()
print("after:", sorted(started), ready.wait(timeout=0.1))
