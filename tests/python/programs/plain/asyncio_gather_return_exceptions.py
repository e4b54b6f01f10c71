"""asyncio.gather with return_exceptions puts the exceptions among the results."""

import asyncio


async def invert(number):
    await asyncio.sleep(0)
    return 1 / number


async def main():
    results = await asyncio.gather(*map(invert, [2, 0, 4]), return_exceptions=True)
    for result in results:
        print(repr(result))


asyncio.run(main())
