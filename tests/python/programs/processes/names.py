"""Processes have names, and know their parent."""

import multiprocessing


def show():
    print(multiprocessing.current_process().name, multiprocessing.parent_process().name)


if __name__ == "__main__":
    print(multiprocessing.current_process().name, multiprocessing.parent_process())
    for process in (
        multiprocessing.Process(target=show),
        multiprocessing.Process(target=show, name="helper"),
    ):
        process.start()
        process.join()
        print(process.name, process.exitcode)
