"""input() raises EOFError, because there is no input."""

try:
    name = input("Your name? ")
except EOFError:
    print()
    print("no input")
