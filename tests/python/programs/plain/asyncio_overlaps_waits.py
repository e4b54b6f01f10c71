"""Ten sleeps in asyncio take as long as one."""

import asyncio
import time


async def main():
    await asyncio.gather(*(asyncio.sleep(0.3) for _ in range(10)))


begin = time.perf_counter()
asyncio.run(main())
elapsed = time.perf_counter() - begin
print("at least one:", elapsed >= 0.29)
print("less than five:", elapsed < 1.5)
