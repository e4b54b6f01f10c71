"""ThreadPoolExecutor.map gives the results in the order of the arguments."""

import time
from concurrent.futures import ThreadPoolExecutor


def work(number):
    time.sleep((5 - number) / 50)
    return number * number


with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(work, range(6))))
    print(list(pool.map(pow, [2, 3], [5, 2])))
