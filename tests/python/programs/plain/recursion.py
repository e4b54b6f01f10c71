"""Endless recursion raises RecursionError, and the program goes on."""


def forever(depth):
    return forever(depth + 1)


try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__)
print("still here")
