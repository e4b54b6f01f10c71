"""An exception in an except block shows both tracebacks."""


def clean_up(names):
    return names["missing"]


try:
    1 / 0
except ZeroDivisionError:
    clean_up({})
