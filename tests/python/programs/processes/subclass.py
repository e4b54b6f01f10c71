"""A subclass of Process overrides run."""

from multiprocessing import Process


class Greeter(Process):
    def __init__(self, greeting):
        super().__init__(name="greeter")
        self.greeting = greeting

    def run(self):
        print(self.greeting, "from", self.name)


if __name__ == "__main__":
    greeter = Greeter("hello")
    greeter.start()
    greeter.join()
    print(greeter.exitcode)
