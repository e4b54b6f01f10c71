"""as_completed works with processes too."""

from concurrent.futures import ProcessPoolExecutor, as_completed


def total(stop):
    return sum(range(stop))


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        futures = {pool.submit(total, stop): stop for stop in (10, 100, 1000)}
        results = {futures[future]: future.result() for future in as_completed(futures)}
    print(sorted(results.items()))
