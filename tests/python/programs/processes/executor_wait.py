"""concurrent.futures.wait waits for processes, with callbacks and an initializer."""

from concurrent.futures import ProcessPoolExecutor, wait

offset = 0


def prepare(number):
    global offset
    offset = number


def shift(number):
    return number + offset


if __name__ == "__main__":
    seen = []
    with ProcessPoolExecutor(max_workers=2, initializer=prepare, initargs=(100,)) as pool:
        futures = [pool.submit(shift, number) for number in range(3)]
        futures[0].add_done_callback(lambda future: seen.append(future.result()))
        done, pending = wait(futures)
        print(len(done), len(pending), sorted(future.result() for future in done))
    print(seen)
