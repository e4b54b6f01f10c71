"""Runs the program, as `python3 program.py` does."""

import builtins
import sys
from opcode import opmap

import racelane_asyncio
import racelane_base as base
import racelane_missing
import racelane_processes
import racelane_threads

FILE = "program.py"


def version():
    """Returns the version of Python, such as 3.14.2."""
    return sys.version.split()[0]


def prepare(module):
    """Takes the module of JavaScript, and undoes what Pyodide has changed in Python's modules."""
    import signal

    base.connect(module)
    racelane_processes.connect()
    racelane_threads.set_clocks()
    sys.excepthook = sys.__excepthook__
    racelane_asyncio.install()
    racelane_missing.install()
    _hide_own_frames()
    _set_switch_interval()
    signal.signal(signal.SIGALRM, _on_switch)
    racelane_missing.guard_signals(signal.SIGALRM)


def run(text):
    """Runs the program and returns the traceback of the exception that ended it, or None."""
    error = _run_as_main(text)
    _finish()
    return error


def run_child(text, child):
    """Runs a process that the program has started, and returns its exit code."""
    pickled = child.pickled.to_bytes()
    ids = (child.pid, child.parentPid, child.parentSentinel)
    try:
        code = racelane_processes.run_child(lambda name: _load(text, name), pickled, *ids)
    except SystemExit as exit:
        code = 1 if _exit_error(exit) else 0
    except BaseException as exception:
        _report(exception)
        code = 1
    _finish()
    return code


def _load(text, name):
    """Runs the program as a module of this name, which takes the place of `__main__`."""
    main = type(sys)(name)
    main.__dict__.update(__file__=FILE, __builtins__=builtins)
    # Pickles of a further process name `__mp_main__`.
    sys.modules["__main__"] = sys.modules["__mp_main__"] = main
    sys.argv[:] = [FILE]
    _keep_lines(text)
    exec(compile(text, FILE, "exec", dont_inherit=True), main.__dict__)


def _run_as_main(text):
    try:
        _load(text, "__main__")
    except SystemExit as exit:
        return _exit_error(exit)
    except BaseException as exception:
        return _report(exception)


def _keep_lines(text):
    """Lets tracebacks and `inspect` find the program's lines."""
    import linecache

    with open(FILE, "w") as file:
        file.write(text)
    linecache.cache[FILE] = (len(text), None, text.splitlines(keepends=True), FILE)


def _exit_error(exit):
    """`sys.exit()` ends the program: with 0 or None in order, with a text on stderr, and with a number in silence."""
    if exit.code is None or exit.code == 0:
        return None
    if not isinstance(exit.code, int):
        print(exit.code, file=sys.stderr)
    return f"SystemExit: {exit.code}"


def _report(exception):
    """Writes the traceback to stderr, as Python does, and returns it."""
    import traceback

    sys.last_exc = exception
    sys.excepthook(type(exception), exception, exception.__traceback__)
    return "".join(traceback.format_exception(exception)).rstrip("\n")


def _finish():
    """Ends the program as Py_FinalizeEx does: joins threads, calls what `atexit` was given, and writes what is left."""
    import atexit
    import threading

    try:
        threading._shutdown()
    except BaseException as exception:
        _report(exception)
    atexit._run_exitfuncs()
    _drop_program()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass


def _drop_program():
    """Drops the program's objects, so that their `__del__` is called."""
    import gc

    sys.last_exc = None
    for name in ("__main__", "__mp_main__"):
        sys.modules.pop(name, None)
    gc.collect()


def _hide_own_frames():
    """Leaves the frames of Racelane and Pyodide out of every traceback: at home they are C, and have no frames."""
    import traceback

    def without_own(walk):
        def walked(*args):
            return (pair for pair in walk(*args) if not base.is_own_frame(pair[0].f_code))

        return walked

    for name in ("walk_tb", "walk_stack", "_walk_tb_with_full_positions"):
        setattr(traceback, name, without_own(getattr(traceback, name)))


def _set_switch_interval():
    """Lets `sys.setswitchinterval` set how often threads take turns."""
    set_interval = sys.setswitchinterval

    def setswitchinterval(interval, /):
        set_interval(interval)
        base.link().setSwitchInterval(sys.getswitchinterval())

    setswitchinterval.__module__ = "sys"
    sys.setswitchinterval = setswitchinterval


_refusals = 0


def _on_switch(signum, frame):
    """Hands over at the end of a switch interval.

    Only where the program's own code was interrupted: inside the code of Pyodide, or of `threading`, a hand-over could
    find things half done. And only where CPython's own loop hears of the signal: its C functions look for signals too,
    such as `print` in the midst of a write. There it is asked for again, up to 32 times.
    """
    global _refusals
    base.link().tick()
    if frame is None or frame.f_code.co_filename not in base.program_files:
        return
    if frame.f_code.co_code[frame.f_lasti] in _LOOP_INSTRUCTIONS:
        _refusals = 0
        return base.hand_over()
    _refusals = (_refusals + 1) % 32
    # CPython looks for signals every 50 steps. In a loop of 5 steps it would always look at the same one, so these
    # rounds move on.
    for _ in range(_refusals):
        pass
    if _refusals:
        base.link().askAgain()


_LOOP_INSTRUCTIONS = {opmap["RESUME"], opmap["JUMP_BACKWARD"]}
"""The begin of a function, and the end of a loop's round: after these CPython may switch threads."""
