"""A shared Array takes what several processes write, and a Value wraps as a number of C does."""

from multiprocessing import Array, Process, Value


def write(numbers, letters, count, index):
    numbers[index] = index * 1.5
    letters[index] = b"xyz"[index]
    with count.get_lock():
        count.value += 1


if __name__ == "__main__":
    numbers, letters, count = Array("d", 3), Array("c", b"abc"), Value("i", 2**31 - 3)
    processes = [Process(target=write, args=(numbers, letters, count, index)) for index in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(numbers[:], len(numbers), letters.value, count.value)
