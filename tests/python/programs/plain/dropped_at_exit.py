"""Objects that are left are dropped at the end, after what atexit was given."""

import atexit


class Resource:
    def __init__(self, name):
        self.name = name
        print("open", name)

    def __del__(self):
        print("close", self.name)


class Node:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("close a cycle")


atexit.register(print, "at exit")
resource = Resource("one")
node = Node()
Resource("two")
print("end")
