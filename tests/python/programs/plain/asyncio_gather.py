"""asyncio.gather returns the results in the order of its arguments."""

import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    print("got", name)
    return name.upper()


async def main():
    results = await asyncio.gather(fetch("slow", 0.4), fetch("quick", 0.1))
    print(results)


asyncio.run(main())
