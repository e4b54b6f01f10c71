"""The base of Racelane's Python: the waits of threads, and which thread runs.

CPython in WebAssembly has one thread of the system. Each thread of Python gets a stack of its own there, by JavaScript
Promise Integration (JSPI): a thread that waits puts its stack aside, and another one goes on. One thread runs at a time,
as under CPython's global lock. `_racelane`, the module of JavaScript behind this one, keeps the turns.
"""

import _thread

MAIN_THREAD = _thread.get_ident()
"""The ident of the main thread. The idents of the others follow; their lanes are counted from the main thread's, 0."""

current_thread = MAIN_THREAD
"""The ident of the thread that runs."""

program_files = {"program.py"}
"""The names of the files whose frames may be interrupted for a hand-over."""

pending_signals = []
"""The signals that other threads have sent to the main thread."""

raise_signal = _thread.interrupt_main
"""CPython's own function: the handler runs in the thread that runs."""

_link = None
_asyncio = None
_ensure_future = None
_run_sync = None
_can_run_sync = None
_to_js = None
_get_running_loop = None
_set_running_loop = None


class _Link:
    """The functions of JavaScript, looked up once: each look-up of one costs as much as a call."""

    def __init__(self, module):
        for name in dir(module):
            if not name.startswith("_"):
                setattr(self, name, getattr(module, name))


def connect(module):
    """Takes the module of JavaScript. Until then nothing can wait."""
    global _link, _asyncio, _ensure_future, _run_sync, _can_run_sync, _to_js, _get_running_loop, _set_running_loop
    import asyncio

    from pyodide.ffi import can_run_sync, run_sync, to_js

    _link = _Link(module)
    _asyncio = asyncio
    _run_sync, _can_run_sync, _to_js = run_sync, can_run_sync, to_js
    _get_running_loop, _set_running_loop = asyncio._get_running_loop, asyncio._set_running_loop


def link():
    """Returns the functions of JavaScript."""
    return _link


def has_stacks():
    """Whether the browser can put a stack aside: without it there is one thread."""
    return _link is not None and _link.hasStacks


def can_wait():
    """Whether the stack of the current thread can be put aside now: not while JavaScript waits for its result."""
    return has_stacks() and _can_run_sync()


def wait_for(promise):
    """Waits until a promise of JavaScript is settled; other threads go on meanwhile. Returns the promise's value.

    Every wait on JavaScript goes through this function. It needs stacks that can be put aside.
    """
    if not can_wait():
        raise RuntimeError("cannot wait here: " + WITHOUT_STACKS)
    return _suspend(_link.after(promise))


def ask(kind, arguments, data=None):
    """Asks the coordinator about something that processes share, and waits for its answer: JSON, or a JsBuffer."""
    data = None if data is None else _to_js(data)
    if can_wait():
        return _suspend(_link.ask(kind, arguments, data))
    if has_stacks() or not _link.canBlock:
        raise RuntimeError("cannot wait for another process here: " + WITHOUT_STACKS)
    return _link.askAndBlock(kind, arguments, data)


def order(kind, arguments):
    """Orders something of the coordinator that needs no answer."""
    if _link is not None:
        _link.order(kind, arguments)


def park(seconds=None):
    """Puts the current thread to sleep until `unpark`, or for so long. Returns whether it was woken.

    Without stacks that can be put aside it blocks the interpreter for the whole time.
    """
    milliseconds = float("inf") if seconds is None else seconds * 1000
    if can_wait():
        return _suspend(_link.park(milliseconds))
    _link.block(milliseconds)
    return False


def unpark(ident):
    """Wakes a thread, if it is parked."""
    _link.unpark(ident - MAIN_THREAD)


def hand_over():
    """Lets the threads that are ready go on first."""
    if can_wait() and _link.couldHandOver():
        _suspend(_link.handOver())


def _suspend(turn):
    """Puts the stack aside until the promise of `turn` is settled."""
    global current_thread, _ensure_future
    ident = current_thread
    loop = _get_running_loop()
    _ensure_future, _asyncio.ensure_future = _asyncio.ensure_future, _take_as_it_is
    try:
        return _run_sync(turn.promise)
    finally:
        current_thread = ident
        _set_running_loop(loop)
        if pending_signals and ident == MAIN_THREAD:
            raise_signal(pending_signals.pop(0))


def _take_as_it_is(promise):
    """Stands in for `asyncio.ensure_future` for the one call that Pyodide's `run_sync` begins with.

    With a future each hand-over would take several rounds of the browser's event loop. A promise needs none.
    """
    _asyncio.ensure_future = _ensure_future
    return promise


def enter_thread(ident):
    """The thread begins to run, on a fresh stack."""
    global current_thread
    current_thread = ident
    _set_running_loop(None)


WITHOUT_STACKS = (
    "this browser lacks JavaScript Promise Integration (JSPI), which Chrome and Edge have since version 137 and"
    " Firefox since version 153"
)


def is_own_frame(code):
    """Whether the code belongs to Racelane or to Pyodide, which no traceback shows."""
    name = code.co_filename
    return name.startswith(_OWN_FOLDER) or "/_pyodide/" in name or "/pyodide/" in name


_OWN_FOLDER = __file__.rpartition("/")[0] + "/racelane_"
