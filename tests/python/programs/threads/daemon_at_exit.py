"""A daemon thread does not keep the program from ending."""

import threading
import time


def work():
    time.sleep(60)
    print("never printed")


thread = threading.Thread(target=work, daemon=True)
thread.start()
print("daemon:", thread.daemon, "alive:", thread.is_alive())
