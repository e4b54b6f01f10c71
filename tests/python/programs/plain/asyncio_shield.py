"""asyncio.shield keeps a task running when its waiter is cancelled."""

import asyncio


async def save():
    await asyncio.sleep(0.3)
    print("saved")


async def main():
    task = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(task), timeout=0.05)
    except asyncio.TimeoutError:
        print("the waiter gave up; done:", task.done())
    await task
    print("done:", task.done())


asyncio.run(main())
