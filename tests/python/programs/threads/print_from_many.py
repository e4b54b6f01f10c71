"""Lines that many threads print under a lock stay whole."""

import threading

lock = threading.Lock()
turn = threading.Condition(lock)
next_number = 0


def say(number):
    global next_number
    with turn:
        turn.wait_for(lambda: next_number == number)
        for word in ("line", "of", "thread"):
            print(word, end=" ")
        print(number)
        next_number += 1
        turn.notify_all()


threads = [threading.Thread(target=say, args=(number,)) for number in reversed(range(12))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
