"""Futures: a pool of workers takes the tasks in turn."""

import random
import time
from concurrent.futures import ProcessPoolExecutor

TASKS = 10
SIZE = 10
WAIT = 1.0
WORKERS = 4
SEED = 2020


def find_max(task):
    generator = random.Random(SEED + task)
    numbers = [generator.getrandbits(31) for _ in range(SIZE)]
    largest = None
    for number in numbers:
        if largest is None or number > largest:
            largest = number
    time.sleep(WAIT)  # as if for a server
    return largest


def main():
    with ProcessPoolExecutor(max_workers=WORKERS) as pool:
        futures = [
            pool.submit(find_max, task) for task in range(TASKS)
        ]
        for task, future in enumerate(futures):
            print(f"Task {task + 1}: {future.result()}")


if __name__ == "__main__":
    start = time.perf_counter()
    main()
    print(f"Elapsed: {time.perf_counter() - start:.2f} s")
