"""A cancelled task cleans up, and awaiting it raises CancelledError."""

import asyncio


async def worker():
    print("begins")
    try:
        await asyncio.sleep(60)
    finally:
        print("cleans up")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.05)
    task.cancel("no longer needed")
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled:", task.cancelled())


asyncio.run(main())
