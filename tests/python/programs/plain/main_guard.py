"""The program is the module __main__, with its own globals."""

import sys

answer = 42


def show():
    print(__name__, globals()["answer"])
    print(sys.modules["__main__"].answer)


if __name__ == "__main__":
    show()
    print(__doc__.split()[0], "__file__" in globals())
print(type(__builtins__).__name__)
