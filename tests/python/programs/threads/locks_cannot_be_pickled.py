"""What holds a lock can be neither pickled nor copied."""

import copy
import pickle
import threading


class Counter:
    def __init__(self, lock):
        self.lock = lock


for held in (threading.Lock(), threading.RLock(), threading.local(), threading.Condition()):
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        try:
            attempt(Counter(held))
            print("done")
        except TypeError as error:
            print(error)
