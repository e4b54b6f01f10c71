"""Two threads that take two locks in opposite orders stop at a time-out."""

import threading

first, second = threading.Lock(), threading.Lock()
both_hold_one = threading.Barrier(2)
both_gave_up = threading.Barrier(2)
outcomes = []


def take(mine, other):
    with mine:
        both_hold_one.wait()
        got = other.acquire(timeout=0.2)
        outcomes.append("got both" if got else "would wait for ever")
        both_gave_up.wait()


threads = [
    threading.Thread(target=take, args=(first, second)),
    threading.Thread(target=take, args=(second, first)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(outcomes)
print("both free again:", not first.locked(), not second.locked())
