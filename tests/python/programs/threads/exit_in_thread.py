"""sys.exit in a thread ends only that thread, silently."""

import sys
import threading


def leave():
    print("in the thread")
    sys.exit("not shown")


thread = threading.Thread(target=leave)
thread.start()
thread.join()
print("the main thread goes on")
