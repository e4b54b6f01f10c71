"""A program can write a temporary file and read it again."""

import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "notes.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("one\ntwo\n")
    with open(path, encoding="utf-8") as file:
        print([line.strip() for line in file])
print(os.path.exists(folder))
