"""A bounded asyncio.Queue makes its producer wait."""

import asyncio


async def produce(queue):
    for number in range(4):
        await queue.put(number)
        print("put", number)
    await queue.put(None)


async def consume(queue):
    while (number := await queue.get()) is not None:
        await asyncio.sleep(0.05)
        print("took", number)


async def main():
    queue = asyncio.Queue(maxsize=1)
    await asyncio.gather(produce(queue), consume(queue))
    print("empty:", queue.empty())


asyncio.run(main())
