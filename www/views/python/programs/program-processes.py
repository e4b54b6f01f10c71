"""Processes: each has an interpreter and a memory of its own."""

import random
import time
from multiprocessing import Process, Queue

TASKS = 10
SIZE = 10
WAIT = 1.0
SEED = 2020


def find_max(task, results):
    generator = random.Random(SEED + task)
    numbers = [generator.getrandbits(31) for _ in range(SIZE)]
    largest = None
    for number in numbers:
        if largest is None or number > largest:
            largest = number
    time.sleep(WAIT)  # as if for a server
    results.put((task, largest))


def main():
    results = Queue()
    processes = [
        Process(target=find_max, args=(task, results))
        for task in range(TASKS)
    ]
    for process in processes:
        process.start()
    found = dict(results.get() for _ in processes)
    for process in processes:
        process.join()
    for task in range(TASKS):
        print(f"Task {task + 1}: {found[task]}")


if __name__ == "__main__":
    start = time.perf_counter()
    main()
    print(f"Elapsed: {time.perf_counter() - start:.2f} s")
