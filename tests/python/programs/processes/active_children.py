"""active_children lists the processes that run."""

import multiprocessing


def wait(event_queue):
    event_queue.get()


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=wait, args=(queue,), name="waiter")
    process.start()
    print([child.name for child in multiprocessing.active_children()])
    queue.put("go on")
    process.join()
    print(multiprocessing.active_children())
    print(multiprocessing.cpu_count() >= 1)
