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
    end = time.process_time() + 0.5
    while time.process_time() < end:
        pass


for name, work in (
    ("sleep", lambda: time.sleep(1)),
    ("asyncio", lambda: asyncio.run(asyncio.sleep(1))),
    ("count", count),
):
    print(name, *(seconds >= 0.49 for seconds in measure(work)))
print(time.process_time_ns() > 0)
