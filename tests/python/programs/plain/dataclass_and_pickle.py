"""Classes of the program can be pickled, and enums and dataclasses too."""

import pickle
from dataclasses import dataclass
from enum import Enum


class Colour(Enum):
    RED = 1


@dataclass
class Job:
    number: int
    colour: Colour


copy = pickle.loads(pickle.dumps(Job(7, Colour.RED)))
print(copy, copy == Job(7, Colour.RED))
