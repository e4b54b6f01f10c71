"""asyncio awaits jobs that run in processes."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def total(stop):
    return sum(range(stop))


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = [loop.run_in_executor(pool, total, stop) for stop in (10, 100)]
        print(await asyncio.gather(*jobs))


if __name__ == "__main__":
    asyncio.run(main())
