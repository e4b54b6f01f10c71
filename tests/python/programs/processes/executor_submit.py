"""ProcessPoolExecutor.submit gives a future, in another process."""

import os
from concurrent.futures import ProcessPoolExecutor


def work(number):
    return number + 1, os.getpid()


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        futures = [pool.submit(work, number) for number in range(3)]
        results = [future.result() for future in futures]
    print([number for number, _ in results])
    print(len({pid for _, pid in results}), "process, not the parent:", results[0][1] != os.getpid())
