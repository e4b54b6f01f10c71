"""An asyncio.Semaphore lets two tasks in at a time."""

import asyncio

inside = 0
most = 0


async def visit(semaphore):
    global inside, most
    async with semaphore:
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.02)
        inside -= 1


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(visit(semaphore) for _ in range(8)))
    print("at most", most, "at once")


asyncio.run(main())
