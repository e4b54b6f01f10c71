"""An event loop in a thread takes coroutines from another thread."""

import asyncio
import threading


async def double(number):
    await asyncio.sleep(0.01)
    return 2 * number


loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever)
thread.start()
futures = [asyncio.run_coroutine_threadsafe(double(number), loop) for number in range(3)]
print([future.result() for future in futures])
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()
print(loop.is_closed())
