"""A process runs threads of its own."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Process, Queue


def work(queue):
    with ThreadPoolExecutor(3) as pool:
        queue.put(list(pool.map(abs, [-1, -2, -3])))


if __name__ == "__main__":
    queue = Queue()
    process = Process(target=work, args=(queue,))
    process.start()
    print(queue.get())
    process.join()
