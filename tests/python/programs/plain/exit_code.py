"""sys.exit ends the program after its finally blocks and atexit functions."""

import atexit
import sys

atexit.register(print, "goodbye")

try:
    print("leaving")
    sys.exit()
finally:
    print("finally")
print("never printed")
