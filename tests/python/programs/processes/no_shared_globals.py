"""A process has a memory of its own: its changes stay there."""

from multiprocessing import Process

numbers = [1, 2, 3]


def change(numbers_given):
    numbers.append(4)
    numbers_given.append(5)
    print("in the process:", numbers, numbers_given)


if __name__ == "__main__":
    process = Process(target=change, args=(numbers,))
    process.start()
    process.join()
    print("in the parent:", numbers)
