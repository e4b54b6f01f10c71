"""asyncio.run can be called again, and not from a running loop."""

import asyncio


async def double(number):
    await asyncio.sleep(0.01)
    return 2 * number


async def nested():
    coroutine = double(4)
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print("RuntimeError:", error)
    finally:
        coroutine.close()


print(asyncio.run(double(1)))
print(asyncio.run(double(2)))
asyncio.run(nested())
