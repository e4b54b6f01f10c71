"""The processor's time counts work, and no sleep."""

import asyncio
import time


def measure(work):
    wall, used, own = time.perf_counter(), time.process_time(), time.thread_time_ns()
    work()
    return (
        time.perf_counter() - wall,
        time.process_time() - used,
        (time.thread_time_ns() - own) / 1e9,
    )


def count():
    end = time.process_time() + 0.1
    while time.process_time() < end:
        pass


for name, work in (
    ("sleep", lambda: time.sleep(0.3)),
    ("asyncio", lambda: asyncio.run(asyncio.sleep(0.3))),
    ("count", count),
):
    wall, used, own = measure(work)
    print(name, wall >= 0.09, used >= 0.09, own >= 0.09)
print(time.process_time_ns() > 0)
