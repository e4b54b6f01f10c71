"""Threads: one interpreter, whose lock lets one compute."""

import random
import time
from threading import Thread

TASKS = 10
SIZE = 10
WAIT = 1.0
SEED = 2020

results = [None] * TASKS


def find_max(task):
    generator = random.Random(SEED + task)
    numbers = [generator.getrandbits(31) for _ in range(SIZE)]
    largest = None
    for number in numbers:
        if largest is None or number > largest:
            largest = number
    time.sleep(WAIT)  # as if for a server
    results[task] = largest


def main():
    threads = [
        Thread(target=find_max, args=(task,))
        for task in range(TASKS)
    ]
    for thread in threads:
        thread.start()
    for task, thread in enumerate(threads):
        thread.join()
        print(f"Task {task + 1}: {results[task]}")


if __name__ == "__main__":
    start = time.perf_counter()
    main()
    print(f"Elapsed: {time.perf_counter() - start:.2f} s")
