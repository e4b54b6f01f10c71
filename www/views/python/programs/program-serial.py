"""Serial: one task after another."""

import random
import time

TASKS = 10
SIZE = 10
WAIT = 1.0
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
    for task in range(TASKS):
        print(f"Task {task + 1}: {find_max(task)}")


if __name__ == "__main__":
    start = time.perf_counter()
    main()
    print(f"Elapsed: {time.perf_counter() - start:.2f} s")
