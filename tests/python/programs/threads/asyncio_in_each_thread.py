"""Each thread can run an event loop of its own."""

import asyncio
import threading

results = {}


async def work(name):
    await asyncio.sleep(0.05)
    return name * 2


def run(name):
    results[name] = asyncio.run(work(name))


threads = [threading.Thread(target=run, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()))
