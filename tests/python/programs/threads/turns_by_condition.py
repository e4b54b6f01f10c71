"""Two threads print in turns, ping and pong."""

import threading

condition = threading.Condition()
turn = "ping"


def play(mine, other):
    global turn
    for _ in range(3):
        with condition:
            condition.wait_for(lambda: turn == mine)
            print(mine)
            turn = other
            condition.notify_all()


threads = [
    threading.Thread(target=play, args=("pong", "ping")),
    threading.Thread(target=play, args=("ping", "pong")),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
