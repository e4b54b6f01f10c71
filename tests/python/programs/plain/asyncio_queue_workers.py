"""Three asyncio workers share the items of one queue."""

import asyncio


async def worker(queue, done):
    while True:
        item = await queue.get()
        await asyncio.sleep(0.01)
        done.append(item * item)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    done = []
    workers = [asyncio.create_task(worker(queue, done)) for _ in range(3)]
    for item in range(10):
        queue.put_nowait(item)
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print(sorted(done))
    print([task.cancelled() for task in workers])


asyncio.run(main())
