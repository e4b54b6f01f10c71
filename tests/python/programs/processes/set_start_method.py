"""The start method spawn can be chosen."""

import multiprocessing


def show():
    print("started by", multiprocessing.get_start_method())


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    process = multiprocessing.Process(target=show)
    process.start()
    process.join()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=print, args=("by a context",))
    process.start()
    process.join()
