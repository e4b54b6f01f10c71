"""A TaskGroup cancels the other tasks when one fails."""

import asyncio


async def fail():
    await asyncio.sleep(0.1)
    raise ValueError("broken")


async def wait():
    try:
        await asyncio.sleep(60)
    finally:
        print("the other task ends too")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(wait())
    except* ValueError as errors:
        print("caught:", [str(error) for error in errors.exceptions])


asyncio.run(main())
