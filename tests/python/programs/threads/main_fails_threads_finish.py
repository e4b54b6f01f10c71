"""An exception in the main thread is shown, and the other threads finish."""

import threading
import time


def work():
    time.sleep(0.3)
    print("finished all the same")


threading.Thread(target=work).start()
raise RuntimeError("the main thread failed")
