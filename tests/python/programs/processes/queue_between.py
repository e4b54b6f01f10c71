"""A queue carries objects from a process to its parent."""

from multiprocessing import Process, Queue


def produce(queue):
    for item in ("text", 42, [1, 2], {"key": (3, 4)}, None):
        queue.put(item)


if __name__ == "__main__":
    queue = Queue()
    process = Process(target=produce, args=(queue,))
    process.start()
    while (item := queue.get()) is not None:
        print(item)
    process.join()
    print("exit code:", process.exitcode)
