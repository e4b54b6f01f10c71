"""A pipe carries objects both ways, until one end is closed."""

from multiprocessing import Pipe, Process


def answer(connection):
    while True:
        try:
            number = connection.recv()
        except EOFError:
            break
        connection.send(number + 1)


if __name__ == "__main__":
    here, there = Pipe()
    process = Process(target=answer, args=(there,))
    process.start()
    there.close()
    for number in (1, 10):
        here.send(number)
        print(here.recv())
    print(here.poll())
    here.close()
    process.join()
    print(process.exitcode)
