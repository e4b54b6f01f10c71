"""time.sleep waits at least as long as it was told."""

import time

for seconds in (0, 0.05, 0.2):
    begin = time.monotonic()
    time.sleep(seconds)
    elapsed = time.monotonic() - begin
    print(seconds, elapsed >= seconds * 0.95, elapsed < seconds + 2)

try:
    time.sleep(-1)
except ValueError as error:
    print("ValueError:", error)
