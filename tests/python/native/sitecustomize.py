"""Prepares each Python of the tests, which imports this file at its start.

On every system multiprocessing begins with spawn, and lines of several processes come in the order of time.
"""

import sys
from multiprocessing import context

context._default_context._default_context = context._default_context.get_context("spawn")
sys.stdout.reconfigure(line_buffering=True)
