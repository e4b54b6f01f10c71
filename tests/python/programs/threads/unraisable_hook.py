"""An exception in a thread of the module _thread goes to sys.unraisablehook."""

import _thread
import sys

done = _thread.allocate_lock()
done.acquire()


def hook(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value)
    print(unraisable.exc_traceback is unraisable.exc_value.__traceback__)
    done.release()


def work():
    raise ValueError("broken")


sys.unraisablehook = hook
_thread.start_new_thread(work, ())
with done:
    print("done")
