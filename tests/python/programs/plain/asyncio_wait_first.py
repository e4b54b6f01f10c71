"""asyncio.wait returns at the first task that is done."""

import asyncio


async def main():
    quick = asyncio.create_task(asyncio.sleep(0.05, "quick"))
    slow = asyncio.create_task(asyncio.sleep(60, "slow"))
    done, pending = await asyncio.wait({quick, slow}, return_when=asyncio.FIRST_COMPLETED)
    print([task.result() for task in done], len(pending), "pending")
    for task in pending:
        task.cancel()


asyncio.run(main())
