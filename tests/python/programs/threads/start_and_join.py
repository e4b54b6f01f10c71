"""Threads run their functions, and join waits for them."""

from threading import Thread

squares = {}


def square(number):
    squares[number] = number * number


threads = [Thread(target=square, args=(number,)) for number in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(squares.items()))
