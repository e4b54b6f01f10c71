"""An async generator, an async comprehension and an async context manager."""

import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def connection(name):
    print("open", name)
    await asyncio.sleep(0)
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print("close", name)


async def countdown(number):
    while number:
        await asyncio.sleep(0.01)
        yield number
        number -= 1


async def main():
    async with connection("a"):
        print([number async for number in countdown(3)])
    async for number in countdown(2):
        print(number)


asyncio.run(main())
