"""An asyncio.Lock protects an update that awaits in the middle."""

import asyncio

unprotected = 0
protected = 0


async def add(lock):
    global unprotected, protected
    before = unprotected
    await asyncio.sleep(0)
    unprotected = before + 1
    async with lock:
        before = protected
        await asyncio.sleep(0)
        protected = before + 1


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(add(lock) for _ in range(10)))
    print("without the lock:", unprotected)
    print("with the lock:", protected)


asyncio.run(main())
