"""Texts without a line's end, other alphabets and stderr arrive as written."""

import sys

print("a", "b", sep="-", end=";")
sys.stdout.write("no newline")
print()
print("zażółć gęślą jaźń, 日本語, 🐍")
print("to stderr", file=sys.stderr)
sys.stdout.flush()
print("x" * 3000)
