"""A shared Value of type double passes a float back."""

from multiprocessing import Process, Value


def half(number):
    number.value /= 2


if __name__ == "__main__":
    number = Value("d", 2.5)
    process = Process(target=half, args=(number,))
    process.start()
    process.join()
    print(number.value)
