"""threading.excepthook gets the exceptions of threads."""

import threading


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)


def fail():
    raise ValueError("no luck")


threading.excepthook = hook
thread = threading.Thread(target=fail, name="unlucky")
thread.start()
thread.join()
