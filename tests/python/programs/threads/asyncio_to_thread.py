"""asyncio.to_thread keeps the event loop free while a thread blocks."""

import asyncio
import time


def block():
    time.sleep(0.5)
    return "blocked for a while"


async def main():
    blocking = asyncio.create_task(asyncio.to_thread(block))
    ticks = 0
    while not blocking.done():
        await asyncio.sleep(0.02)
        ticks += 1
    print(await blocking)
    print("the loop went on:", ticks > 3)


asyncio.run(main())
