"""The traceback of an exception group shows each of its exceptions."""


def check(value):
    if value < 0:
        raise ValueError(f"negative: {value}")


def check_all(values):
    errors = []
    for value in values:
        try:
            check(value)
        except ValueError as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup("bad values", errors)


check_all([1, -2, -3])
