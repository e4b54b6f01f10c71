"""sys.exit with a text writes the text to stderr."""

import sys

print("checking")
sys.exit("configuration is missing")
