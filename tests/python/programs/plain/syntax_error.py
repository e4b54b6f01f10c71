"""A syntax error shows its line, and nothing runs."""

print("never printed")
print("a" "b" 3)
