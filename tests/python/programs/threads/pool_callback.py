"""add_done_callback calls its function when the future is done."""

from concurrent.futures import ThreadPoolExecutor

results = []

with ThreadPoolExecutor() as pool:
    for number in range(5):
        future = pool.submit(pow, number, 2)
        future.add_done_callback(lambda future: results.append(future.result()))
print(sorted(results))
