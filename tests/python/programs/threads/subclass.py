"""A subclass of Thread overrides run."""

import threading


class Greeter(threading.Thread):
    def __init__(self, name):
        super().__init__(name=name)
        self.greeting = None

    def run(self):
        self.greeting = f"hello from {threading.current_thread().name}"


greeter = Greeter("greeter-1")
print(greeter.is_alive(), greeter.ident)
greeter.start()
greeter.join()
print(greeter.greeting)
print(greeter.is_alive(), isinstance(greeter.ident, int))
