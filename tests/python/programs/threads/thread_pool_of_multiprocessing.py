"""multiprocessing.pool.ThreadPool maps over threads."""

from multiprocessing.pool import ThreadPool

with ThreadPool(3) as pool:
    print(pool.map(abs, [-1, 2, -3]))
    print(pool.apply_async(divmod, (17, 5)).get(timeout=30))
