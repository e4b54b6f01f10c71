"""ProcessPoolExecutor.map gives the results in the order of the arguments."""

from concurrent.futures import ProcessPoolExecutor


def is_prime(number):
    return number > 1 and all(number % divisor for divisor in range(2, int(number**0.5) + 1))


if __name__ == "__main__":
    numbers = [2, 15, 97, 7919, 7921]
    with ProcessPoolExecutor(max_workers=2) as pool:
        for number, prime in zip(numbers, pool.map(is_prime, numbers)):
            print(number, prime)
        print(list(pool.map(pow, range(6), [2] * 6, chunksize=2)))
