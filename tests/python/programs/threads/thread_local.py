"""Thread-local data differ in each thread."""

import threading

data = threading.local()
data.name = "main"
barrier = threading.Barrier(2)
seen = []


def work(name):
    before = hasattr(data, "name")
    data.name = name
    barrier.wait()
    seen.append((name, data.name, before))


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(seen))
print(data.name)
