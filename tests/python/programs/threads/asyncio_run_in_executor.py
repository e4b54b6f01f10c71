"""run_in_executor runs blocking functions in a pool, side by side."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def fetch(name):
    time.sleep(0.3)
    return name


async def main():
    loop = asyncio.get_running_loop()
    begin = time.perf_counter()
    with ThreadPoolExecutor(max_workers=5) as pool:
        jobs = [loop.run_in_executor(pool, fetch, name) for name in "abcde"]
        print(await asyncio.gather(*jobs))
    print("side by side:", time.perf_counter() - begin < 1.2)


asyncio.run(main())
