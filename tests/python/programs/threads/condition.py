"""A Condition wakes the thread that waits for its predicate."""

import threading

condition = threading.Condition()
shelf = []
log = []


def consume():
    with condition:
        condition.wait_for(lambda: len(shelf) >= 3)
        log.append(f"took {shelf}")


def produce():
    for item in "abc":
        with condition:
            shelf.append(item)
            condition.notify()


consumer = threading.Thread(target=consume)
consumer.start()
producer = threading.Thread(target=produce)
producer.start()
producer.join()
consumer.join()
print(log)
with condition:
    print("nobody notifies:", condition.wait(timeout=0.05))
