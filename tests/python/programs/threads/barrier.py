"""A Barrier lets its threads go on together, and one of them acts for all."""

import threading

arrived = []
barrier = threading.Barrier(3, action=lambda: print("all here:", len(arrived)))
leaders = []


def meet(name):
    arrived.append(name)
    if barrier.wait() == 0:
        leaders.append(name)


threads = [threading.Thread(target=meet, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("leaders:", len(leaders))
