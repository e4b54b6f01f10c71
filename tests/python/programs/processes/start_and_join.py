"""A process runs its function, and join waits for it."""

from multiprocessing import Process


def greet(name, greeting="hello"):
    print(greeting, name)


if __name__ == "__main__":
    process = Process(target=greet, args=("ada",), kwargs={"greeting": "good morning"})
    print("alive:", process.is_alive(), "exit code:", process.exitcode)
    process.start()
    process.join()
    print("alive:", process.is_alive(), "exit code:", process.exitcode)
