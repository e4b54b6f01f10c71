"""A shared Value counts the updates of two processes under its lock."""

from multiprocessing import Process, Value


def add(counter, times):
    for _ in range(times):
        with counter.get_lock():
            counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0)
    processes = [Process(target=add, args=(counter, 200)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(counter.value)
