"""The traceback of an uncaught exception shows the cause and each line."""


def parse(text):
    return int(text)


def load(texts):
    try:
        return list(map(parse, texts))
    except ValueError as error:
        raise RuntimeError("could not load") from error


print("loading")
load(["1", "two"])
