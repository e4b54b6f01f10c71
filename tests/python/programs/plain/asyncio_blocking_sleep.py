"""time.sleep in a coroutine stops the whole event loop."""

import asyncio
import time


async def tick(times):
    for _ in range(3):
        times.append(time.perf_counter())
        await asyncio.sleep(0.01)


async def block():
    time.sleep(0.4)


async def main():
    times = []
    await asyncio.gather(tick(times), block())
    print("the clock stood still:", times[1] - times[0] > 0.38)


asyncio.run(main())
