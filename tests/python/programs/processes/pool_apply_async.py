"""Pool.apply_async gives a result to ask for later, and calls back."""

from multiprocessing import Pool

seen = []


def add(first, second=0):
    return first + second


if __name__ == "__main__":
    with Pool(2) as pool:
        results = [pool.apply_async(add, (number,), {"second": 100}) for number in range(4)]
        print([result.get(timeout=60) for result in results])
        print([result.ready() for result in results], results[0].successful())
        pool.apply_async(add, (1, 2), callback=seen.append).wait(60)
        pool.close()
        pool.join()
    print(seen)
