"""Without a __main__ guard a spawned process fails, and says what to do."""

from multiprocessing import Process


def work():
    print("never printed")


process = Process(target=work)
process.start()
process.join()
print("exit code:", process.exitcode)
