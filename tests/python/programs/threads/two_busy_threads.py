"""Two threads that compute in pure Python both get their results."""

import sys
import threading

results = {}


def collatz(start):
    steps = 0
    for number in range(start, start + 3000):
        while number != 1:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
            steps += 1
    results[start] = steps


print(sys.getswitchinterval())
threads = [threading.Thread(target=collatz, args=(start,)) for start in (1, 3001)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()))
