"""Replaces `_thread` and `time.sleep`, the lowest level that CPython's modules stand on.

`threading`, `queue` and `concurrent.futures` work on top of it as they are. What is here follows Modules/_threadmodule.c.
"""

import _signal
import _thread
import sys
import time
from time import monotonic

import racelane_base as base

TIMEOUT_MAX = 9223372036.0


def park_until(is_done, waiters, timeout):
    """Parks the current thread until `is_done()`. Whoever changes that wakes the threads in `waiters`.

    A negative time-out means none. Returns `is_done()`.
    """
    end = None if timeout < 0 else monotonic() + timeout
    while not is_done():
        left = None if end is None else end - monotonic()
        if left is not None and left <= 0:
            return False
        ident = base.current_thread
        waiters.append(ident)
        try:
            base.park(left)
        finally:
            if ident in waiters:
                waiters.remove(ident)
    return True


def wake_one(waiters):
    """Wakes the thread that has waited for the longest time."""
    if waiters:
        base.unpark(waiters.pop(0))


def checked_timeout(blocking, timeout):
    """Returns the time-out of acquire(), with CPython's errors."""
    if not blocking:
        if timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        return 0
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    return timeout


def refuse_pickling(self):
    """Raises the error of CPython's types in C, for pickles and copies."""
    kind = type(self)
    raise TypeError(f"cannot pickle '{kind.__module__}.{kind.__qualname__}' object")


class lock:
    """A lock, as `threading.Lock()` gives it. Who releases it does not hand it on: whoever comes first takes it."""

    __module__ = "_thread"
    __slots__ = ("_is_locked", "_waiters", "__weakref__")

    def __init__(self):
        self._is_locked = False
        self._waiters = []

    def acquire(self, blocking=True, timeout=-1):
        timeout = checked_timeout(blocking, timeout)
        if self._is_locked and not park_until(self._is_free, self._waiters, timeout):
            return False
        self._is_locked = True
        return True

    def release(self):
        if not self._is_locked:
            raise RuntimeError("release unlocked lock")
        self._is_locked = False
        wake_one(self._waiters)

    def locked(self):
        return self._is_locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def _is_free(self):
        return not self._is_locked

    def __init_subclass__(cls):
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    __reduce__ = refuse_pickling

    def _at_fork_reinit(self):
        self.__init__()

    def __repr__(self):
        state = "locked" if self._is_locked else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked


class RLock:
    """A lock that its owner can take several times."""

    __module__ = "_thread"
    __slots__ = ("_owner", "_count", "_waiters", "__weakref__")

    def __new__(cls, *args, **kwargs):
        # As in C, arguments are for subclasses, whose `__init__` need not call this one's.
        self = object.__new__(cls)
        self._at_fork_reinit()
        return self

    def __init__(self, *args, **kwargs):
        pass

    def acquire(self, blocking=True, timeout=-1):
        timeout = checked_timeout(blocking, timeout)
        me = base.current_thread
        if self._owner != me:
            if self._count and not park_until(self._is_free, self._waiters, timeout):
                return False
            self._owner = me
        self._count += 1
        return True

    def release(self):
        if not self._is_owned():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = 0
            wake_one(self._waiters)

    def locked(self):
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def _is_free(self):
        return self._count == 0

    def _is_owned(self):
        return self._count > 0 and self._owner == base.current_thread

    def _recursion_count(self):
        return self._count if self._is_owned() else 0

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        state = (self._count, self._owner)
        self._count, self._owner = 0, 0
        wake_one(self._waiters)
        return state

    def _acquire_restore(self, state):
        park_until(self._is_free, self._waiters, -1)
        self._count, self._owner = state

    __reduce__ = refuse_pickling

    def _at_fork_reinit(self):
        self._owner = 0
        self._count = 0
        self._waiters = []

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        owner = f"owner={self._owner} count={self._count}"
        return f"<{state} _thread.RLock object {owner} at {id(self):#x}>"


class _ThreadHandle:
    """The end of a thread, which others can wait for."""

    __module__ = "_thread"

    def __init__(self):
        self.ident = 0
        self._state = "not started"
        self._waiters = []

    def is_done(self):
        return self._state == "done"

    def join(self, timeout=None):
        if self._state == "not started":
            raise RuntimeError("thread not started")
        if self.ident == base.current_thread and not self.is_done():
            raise RuntimeError("Cannot join current thread")
        park_until(self.is_done, self._waiters, -1 if timeout is None else timeout)

    def _set_done(self):
        if self._state == "not started":
            raise RuntimeError("thread not started")
        self._state = "done"
        while self._waiters:
            wake_one(self._waiters)

    def __repr__(self):
        return f"<_ThreadHandle object: ident={self.ident}>"


_running = {}
"""The threads that have been started and have not ended: for each ident its handle, and whether it is a daemon."""

_bodies = {}
"""What the threads that have not had their first turn are to call."""

_last_ident = base.MAIN_THREAD


def start_joinable_thread(function, handle=None, daemon=True):
    """Starts a thread that `handle` can join."""
    if not callable(function):
        raise TypeError("thread function must be callable")
    if handle is None:
        handle = _ThreadHandle()
    elif not isinstance(handle, _ThreadHandle):
        raise TypeError("'handle' must be a _ThreadHandle")
    if handle._state != "not started":
        raise RuntimeError("thread already started")
    _start(handle, function, (), {}, daemon)
    return handle


def start_new_thread(function, args, kwargs={}, /):
    """Starts a thread that nobody joins. Returns its ident."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    handle = _ThreadHandle()
    _start(handle, function, args, kwargs, True)
    return handle.ident


def _start(handle, function, args, kwargs, daemon):
    global _last_ident
    if not base.has_stacks():
        raise RuntimeError("can't start new thread: " + base.WITHOUT_STACKS)
    _last_ident += 1
    handle.ident = _last_ident
    handle._state = "running"
    _running[handle.ident] = (handle, daemon)
    _bodies[handle.ident] = (function, args, kwargs)
    base.link().start(handle.ident - base.MAIN_THREAD, _name_of(function))


def _name_of(function):
    """Returns the name of the Thread whose `_bootstrap` this is, or that of the function."""
    thread = getattr(function, "__self__", None)
    name = getattr(thread, "name", None) or getattr(function, "__name__", None)
    return str(name or "Thread")


def run_thread(lane):
    """Runs a thread from its first turn to its end. JavaScript calls it, on a stack of its own."""
    ident = lane + base.MAIN_THREAD
    base.enter_thread(ident)
    function, args, kwargs = _bodies.pop(ident)
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except BaseException as exception:
        _report_unraisable(function, exception)
    finally:
        _forget_dummy(ident)
        handle, _ = _running.pop(ident)
        handle._set_done()
        base.link().end(lane)


def _forget_dummy(ident):
    """Drops the object that `threading.current_thread()` made for a thread that `threading` did not start."""
    import threading

    with threading._active_limbo_lock:
        if isinstance(threading._active.get(ident), threading._DummyThread):
            del threading._active[ident]


def _report_unraisable(function, exception):
    """Calls `sys.unraisablehook` for an exception that nobody catches, as PyErr_FormatUnraisable does."""
    message = f"Exception ignored in thread started by {function!r}"
    if sys.unraisablehook is not sys.__unraisablehook__:
        try:
            # Only C can make a sys.UnraisableHookArgs, which CPython's own hook insists on.
            return sys.unraisablehook(_UnraisableHookArgs(exception, message))
        except BaseException as raised:
            exception, message = raised, "Exception ignored in sys.unraisablehook"
    import traceback

    print(f"{message}:", file=sys.stderr)
    traceback.print_exception(exception)


class _UnraisableHookArgs:
    """The argument of `sys.unraisablehook`."""

    object = None

    def __init__(self, exception, message):
        self.exc_type = type(exception)
        self.exc_value = exception
        self.exc_traceback = exception.__traceback__
        self.err_msg = message


def _shutdown():
    """Waits until all threads but the daemons have ended."""
    while alive := [handle for handle, daemon in _running.values() if not daemon]:
        alive[0].join()


def _make_thread_handle(ident):
    handle = _ThreadHandle()
    handle.ident = ident
    handle._state = "running"
    return handle


def get_ident():
    """Returns the ident of the current thread."""
    return base.current_thread


def _get_main_thread_ident():
    return base.MAIN_THREAD


def interrupt_main(signum=_signal.SIGINT, /):
    """Acts as if a signal had come, whose handler runs in the main thread."""
    if base.current_thread == base.MAIN_THREAD or not 0 < signum < _signal.NSIG:
        return base.raise_signal(signum)
    base.pending_signals.append(signum)
    base.unpark(base.MAIN_THREAD)


def _count():
    return len(_running)


_stack_size = 0


def stack_size(size=0, /):
    """Takes CPython's sizes. The browser sets the size of a stack."""
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes")
    old, _stack_size = _stack_size, size
    return old


def sleep(seconds, /):
    """Lets other threads go on for so long. It costs no processor time."""
    if not isinstance(seconds, (int, float)):
        seconds = seconds.__index__() if hasattr(seconds, "__index__") else _refuse(seconds)
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if seconds > TIMEOUT_MAX:
        raise OverflowError("timestamp too large to convert to C PyTime_t")
    if seconds == 0:
        return base.hand_over()
    # A signal that comes meanwhile does not end the sleep.
    park_until(lambda: False, [], seconds)


def process_time():
    """Returns for how many seconds the threads of this interpreter have run. Waits do not count."""
    return base.link().runningMs() / 1000


def thread_time():
    """Returns for how many seconds the current thread has run."""
    return base.link().threadRunningMs() / 1000


def process_time_ns():
    """Returns `process_time()` in nanoseconds."""
    return round(process_time() * 1e9)


def thread_time_ns():
    """Returns `thread_time()` in nanoseconds."""
    return round(thread_time() * 1e9)


def set_clocks():
    """Puts the functions above in the place of those of `time`."""
    for function in (sleep, process_time, process_time_ns, thread_time, thread_time_ns):
        function.__module__ = "time"
        setattr(time, function.__name__, function)


def _refuse(value):
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def install():
    """Puts the functions above in the place of CPython's, before `threading` is imported."""
    for part in (
        lock,
        RLock,
        _ThreadHandle,
        start_joinable_thread,
        start_new_thread,
        _shutdown,
        _make_thread_handle,
        get_ident,
        _get_main_thread_ident,
        interrupt_main,
        _count,
        stack_size,
    ):
        part.__module__ = "_thread"
        setattr(_thread, part.__name__, part)
    _thread.LockType = lock
    _thread.allocate_lock = _thread.allocate = lock
    _thread.start_new = start_new_thread
    _thread.get_native_id = get_ident
    _thread.TIMEOUT_MAX = TIMEOUT_MAX
    set_clocks()
    # The version in Python, because the one in C asks for the system's thread. `queue` does the same without `_queue`.
    import _threading_local
    import threading

    threading.local = _thread._local = _threading_local.local
    threading.local.__module__ = "_thread"
    threading.local.__name__ = threading.local.__qualname__ = "_local"
    threading.local.__reduce__ = refuse_pickling
    sys.modules["_queue"] = None
    import queue

    queue.SimpleQueue.__name__ = queue.SimpleQueue.__qualname__ = "SimpleQueue"
