"""asyncio.as_completed gives the results as they come."""

import asyncio


async def answer(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    tasks = [answer("third", 0.6), answer("first", 0.1), answer("second", 0.3)]
    for task in asyncio.as_completed(tasks):
        print(await task)


asyncio.run(main())
