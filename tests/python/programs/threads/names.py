"""Threads have names, and the main thread is called MainThread."""

import threading


def show():
    thread = threading.current_thread()
    print(thread.name, thread is threading.main_thread(), thread.daemon)


show()
for thread in (threading.Thread(target=show), threading.Thread(target=show, name="worker")):
    thread.start()
    thread.join()
print(threading.active_count(), [thread.name for thread in threading.enumerate()])
