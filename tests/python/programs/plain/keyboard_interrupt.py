"""A KeyboardInterrupt that the program raises passes through except Exception."""

try:
    try:
        raise KeyboardInterrupt
    except Exception:
        print("never printed")
except KeyboardInterrupt:
    print("interrupted")
