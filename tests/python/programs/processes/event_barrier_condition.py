"""Events, barriers, conditions and semaphores hold between processes."""

from multiprocessing import Barrier, Condition, Event, Process, Semaphore, SimpleQueue


def follow(event, barrier, condition, answers):
    event.wait()
    barrier.wait()
    with condition:
        condition.notify()
    answers.put("done")


if __name__ == "__main__":
    event, barrier, condition, answers = Event(), Barrier(2), Condition(), SimpleQueue()
    process = Process(target=follow, args=(event, barrier, condition, answers))
    process.start()
    with condition:
        event.set()
        barrier.wait()
        print(condition.wait(10))
    print(answers.get())
    process.join()

    semaphore = Semaphore(1)
    print(semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(timeout=0.1))
    semaphore.release()
    print(semaphore.acquire(False))
