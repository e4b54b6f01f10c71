"""The program waits for its threads after its last line."""

import threading
import time


def work():
    time.sleep(0.2)
    print("the thread is done")


threading.Thread(target=work).start()
print("the last line")
