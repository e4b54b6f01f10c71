"""asyncio.Event and asyncio.Condition wake the tasks that wait."""

import asyncio


async def main():
    event = asyncio.Event()
    condition = asyncio.Condition()
    woken = []

    async def wait_for_event(name):
        await event.wait()
        woken.append(name)

    async def wait_for_condition(name):
        async with condition:
            await condition.wait()
            woken.append(name)

    tasks = [asyncio.create_task(wait_for_event(name)) for name in "ab"]
    tasks += [asyncio.create_task(wait_for_condition(name)) for name in "cd"]
    await asyncio.sleep(0.05)
    event.set()
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    print(sorted(woken))


asyncio.run(main())
