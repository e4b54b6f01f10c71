"""The initializer of a pool runs once in each of its threads."""

import threading
from concurrent.futures import ThreadPoolExecutor

data = threading.local()
prepared = []


def prepare(prefix):
    data.prefix = prefix
    prepared.append(threading.current_thread().name)


def work(number):
    return f"{data.prefix}{number}"


with ThreadPoolExecutor(2, "crew", initializer=prepare, initargs=("job-",)) as pool:
    print(list(pool.map(work, range(5))))
print(len(prepared) <= 2, all(name.startswith("crew_") for name in prepared))
