"""Two workers take jobs from one queue and answer in another."""

from multiprocessing import Process, Queue


def work(jobs, results):
    for number in iter(jobs.get, "stop"):
        results.put((number, number**2))


if __name__ == "__main__":
    jobs, results = Queue(), Queue()
    workers = [Process(target=work, args=(jobs, results)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for number in range(6):
        jobs.put(number)
    for _ in workers:
        jobs.put("stop")
    print(sorted(results.get() for _ in range(6)))
    for worker in workers:
        worker.join()
    print([worker.exitcode for worker in workers])
