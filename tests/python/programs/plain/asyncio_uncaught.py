"""An exception in a coroutine ends the program with its traceback."""

import asyncio


async def inner():
    await asyncio.sleep(0.01)
    raise KeyError("missing")


async def main():
    await inner()


asyncio.run(main())
