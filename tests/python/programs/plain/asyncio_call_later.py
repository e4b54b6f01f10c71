"""The event loop runs callbacks in the order of their times."""

import asyncio


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.call_later(0.3, done.set_result, "the end")
    loop.call_later(0.15, print, "later")
    loop.call_soon(print, "soon")
    print("first")
    print(await done)


asyncio.run(main())
