"""JoinableQueue.join waits until every job is done."""

from multiprocessing import JoinableQueue, Process


def work(jobs):
    while True:
        print("job", jobs.get(), flush=True)
        jobs.task_done()


if __name__ == "__main__":
    jobs = JoinableQueue()
    Process(target=work, args=(jobs,), daemon=True).start()
    for number in range(3):
        jobs.put(number)
    jobs.join()
    print("all done")
