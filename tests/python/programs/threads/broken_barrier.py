"""A Barrier breaks for all when one thread has waited too long."""

import threading

barrier = threading.Barrier(3)
outcomes = []


def meet(timeout):
    try:
        barrier.wait(timeout)
    except threading.BrokenBarrierError:
        outcomes.append("broken")


threads = [threading.Thread(target=meet, args=(timeout,)) for timeout in (0.1, None)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(outcomes, barrier.broken)
barrier.reset()
print(barrier.broken)
