"""A Pool that was closed takes no more jobs."""

from multiprocessing import Pool

if __name__ == "__main__":
    pool = Pool(1)
    result = pool.map_async(abs, [-1, -2])
    pool.close()
    pool.join()
    print(result.get())
    try:
        pool.map(abs, [1])
    except ValueError as error:
        print("ValueError:", error)
