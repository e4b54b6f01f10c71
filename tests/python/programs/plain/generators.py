"""Generators take turns as coroutines did before asyncio."""

from collections import deque


def task(name, steps):
    for step in range(steps):
        received = yield f"{name}{step}"
        if received:
            print(name, "received", received)
    return f"{name} done"


ready = deque([task("a", 2), task("b", 3)])
while ready:
    current = ready.popleft()
    try:
        print(next(current))
        ready.append(current)
    except StopIteration as stop:
        print(stop.value)
