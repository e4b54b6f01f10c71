"""A file that does not exist raises FileNotFoundError, with its name."""

try:
    with open("missing.txt") as file:
        print(file.read())
except FileNotFoundError as error:
    print(error.strerror, error.filename)
