"""asyncio.gather passes on the first exception, and the other tasks go on."""

import asyncio


async def work(number):
    await asyncio.sleep(number / 10)
    if number == 1:
        raise ValueError("number 1 failed")
    print("finished", number)


async def main():
    others = asyncio.create_task(work(3))
    try:
        await asyncio.gather(work(1), others)
    except ValueError as error:
        print("caught:", error)
    await others


asyncio.run(main())
