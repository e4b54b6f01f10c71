"""asyncio: one event loop. Each await lets another task go on."""

import asyncio
import random
import time

TASKS = 10
SIZE = 10
WAIT = 1.0
SEED = 2020


async def find_max(task):
    generator = random.Random(SEED + task)
    numbers = [generator.getrandbits(31) for _ in range(SIZE)]
    largest = None
    for number in numbers:
        if largest is None or number > largest:
            largest = number
    await asyncio.sleep(WAIT)  # as if for a server
    return largest


async def main():
    tasks = [find_max(task) for task in range(TASKS)]
    for task, largest in enumerate(await asyncio.gather(*tasks)):
        print(f"Task {task + 1}: {largest}")


if __name__ == "__main__":
    start = time.perf_counter()
    asyncio.run(main())
    print(f"Elapsed: {time.perf_counter() - start:.2f} s")
