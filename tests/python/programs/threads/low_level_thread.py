"""The module _thread starts threads too."""

import _thread

done = _thread.allocate_lock()
done.acquire()


def work(first, second):
    print(first + second)
    done.release()


_thread.start_new_thread(work, (1, 2))
with done:
    print("done")
