"""Names what a program in a browser does not have: what Pyodide has in its place says nothing, or fails without a name.

The errors are of the kinds that CPython raises where a system lacks something, so that programs can catch them.
"""

import builtins
import errno
import os

import racelane_base as base

NO_PROCESSES = "a browser starts no programs (multiprocessing works)"
NO_NETWORK = "a program in a browser has no network"
NO_SIGNALS = "a program in a browser gets no signals"


def install():
    """Puts functions that raise in the place of those that cannot work."""
    import signal
    import socket
    import subprocess

    builtins.input = _input
    for name in ("fork", "forkpty", "system", "popen", "execv", "execve", "posix_spawn", "posix_spawnp"):
        if hasattr(os, name):
            setattr(os, name, _refusing(f"os.{name}", NO_PROCESSES))
    subprocess.Popen.__init__ = _refusing("subprocess.Popen", NO_PROCESSES)
    socket.socket.__init__ = _refusing("socket.socket", NO_NETWORK)
    socket.socketpair = _refusing("socket.socketpair", NO_NETWORK)
    signal.pause = _refusing("signal.pause", NO_SIGNALS)


def guard_signals(kept):
    """Lets only the main thread set a handler, and no program take the signal by which threads take turns."""
    import signal

    set_handler = signal.signal

    def set_other_handler(signalnum, handler):
        if base.current_thread != base.MAIN_THREAD:
            raise ValueError("signal only works in main thread of the main interpreter")
        if signalnum == kept:
            raise OSError(errno.ENOTSUP, f"signal.{kept.name} is not available: {NO_SIGNALS}")
        return set_handler(signalnum, handler)

    set_other_handler.__name__ = set_other_handler.__qualname__ = "signal"
    signal.signal = set_other_handler


def _input(prompt="", /):
    print(prompt, end="", flush=True)
    raise EOFError("EOF when reading a line: a program in a browser has no input")


_input.__name__ = _input.__qualname__ = "input"
_input.__module__ = "builtins"


def _refusing(name, reason):
    """Returns a function that raises OSError, as C functions do."""

    def refuse(*args, **kwargs):
        raise OSError(errno.ENOTSUP, f"{name} is not available: {reason}")

    refuse.__name__ = refuse.__qualname__ = name.rpartition(".")[2]
    return refuse
