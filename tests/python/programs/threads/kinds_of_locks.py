"""A Lock has no subclasses. An RLock may have them, whose __init__ takes what it likes."""

import threading

try:
    type("MyLock", (type(threading.Lock()),), {})
except TypeError as error:
    print(error)


class Named(type(threading.RLock())):
    def __init__(self, name):
        self.name = name


with Named("mine") as is_taken:
    print(is_taken)
for name in ("get_ident", "get_native_id", "stack_size", "local"):
    print(getattr(threading, name).__module__)
