"""Only the main thread sets handlers of signals, and asyncio.run() turns SIGINT into a cancellation."""

import _thread
import asyncio
import signal
import threading
import time


def set_handler():
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError as error:
        print(error)


def interrupt():
    time.sleep(0.1)
    _thread.interrupt_main()


async def main():
    threading.Thread(target=interrupt).start()
    try:
        for _ in range(500):
            await asyncio.sleep(0.02)
    except asyncio.CancelledError:
        print("cancelled")
        raise


thread = threading.Thread(target=set_handler)
thread.start()
thread.join()
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
