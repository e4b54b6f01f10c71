"""Each asyncio task has its own context variables."""

import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def handle(name):
    request.set(name)
    await asyncio.sleep(0.01)
    print(name, "sees", request.get())


async def main():
    for name in ("a", "b"):
        await asyncio.create_task(handle(name))
    await asyncio.gather(handle("c"), handle("d"))
    print("main sees", request.get())


asyncio.run(main())
