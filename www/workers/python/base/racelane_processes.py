"""Puts `multiprocessing` on top of Racelane's coordinator, which owns an interpreter for each process.

CPython's own modules are used as they are: Process, Pool, Queue, locks and ProcessPoolExecutor. What they ask of the
system is here: semaphores, pipes, waits and new processes, each of them a call of the coordinator. Processes start as
under `spawn`: a new interpreter runs the program as `__mp_main__`, then calls the target.
"""

import io
import json
import os
import sys
import types

import racelane_base as base

_pid = os.getpid()
_parent_pid = os.getppid()


def _getpid():
    return _pid


def _getppid():
    return _parent_pid


def _exit(status, /):
    """Ends this process at once."""
    order("exit", status & 0xFF)
    # The coordinator ends the interpreter meanwhile.
    base.park()


os._exit = _exit

# `multiprocessing.util` keeps the function, so it has to be in place before the import below.
os.getpid = _getpid
os.getppid = _getppid


def ask(kind, *arguments, data=None):
    """Makes a call of the coordinator and waits for its answer; other threads go on meanwhile."""
    answer = base.ask(kind, json.dumps(arguments), data)
    if not isinstance(answer, str):
        return answer.to_bytes()
    value = json.loads(answer)
    if isinstance(value, dict):
        _refuse(value)
    return value


def order(kind, *arguments):
    """Makes a call whose answer is not awaited."""
    base.order(kind, json.dumps(arguments))


def _refuse(refusal):
    import errno

    words = refusal["words"]
    if refusal["raise"] == "BrokenPipeError":
        raise BrokenPipeError(errno.EPIPE, words)
    if refusal["raise"] == "BlockingIOError":
        raise BlockingIOError(errno.EAGAIN, words)
    raise ValueError(words)


def _milliseconds(seconds):
    return None if seconds is None else max(0, seconds * 1000)


class SemLock:
    """A semaphore, or a lock that its owner can take several times, as Modules/_multiprocessing/semaphore.c has it."""

    __module__ = "_multiprocessing"
    SEM_VALUE_MAX = 2**31 - 1

    def __init__(self, kind, value, maxvalue, name, unlink):
        self._set(ask("semaphore", value, maxvalue), kind, maxvalue)

    def _set(self, handle, kind, maxvalue):
        self.handle, self.kind, self.maxvalue = handle, kind, maxvalue
        # A name would be registered with the resource tracker, which is a process of the system.
        self.name = None
        self._taken, self._owner = 0, None

    @classmethod
    def _rebuild(cls, handle, kind, maxvalue, name):
        self = cls.__new__(cls)
        self._set(handle, kind, maxvalue)
        return self

    def acquire(self, block=True, timeout=None):
        if self._is_recursive() and self._is_mine():
            self._taken += 1
            return True
        if not ask("acquire", self.handle, _milliseconds(timeout) if block else 0):
            return False
        self._taken += 1
        self._owner = base.current_thread
        return True

    def release(self):
        if self._is_recursive():
            if not self._is_mine():
                raise AssertionError("attempt to release recursive lock not owned by thread")
            if self._taken > 1:
                self._taken -= 1
                return
        ask("release", self.handle)
        self._taken -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def _is_recursive(self):
        return self.kind == 0

    def _count(self):
        return self._taken

    def _is_mine(self):
        return self._taken > 0 and self._owner == base.current_thread

    def _get_value(self):
        return ask("value-of", self.handle)

    def _is_zero(self):
        return self._get_value() == 0

    def _after_fork(self):
        self._taken = 0


_semaphores = types.ModuleType("_multiprocessing")
_semaphores.SemLock = SemLock
_semaphores.sem_unlink = lambda name: None
sys.modules["_multiprocessing"] = _semaphores

import multiprocessing
import pickle
from multiprocessing import connection, context, process, queues, reduction, spawn, util


class Connection(connection._ConnectionBase):
    """One end of a pipe. The coordinator keeps what is on its way, so a send never blocks."""

    __module__ = "multiprocessing.connection"

    def _close(self):
        order("close", self._handle)

    def _send_bytes(self, buffer):
        ask("send", self._handle, data=bytes(buffer))

    def _recv_bytes(self, maxsize=None):
        message = ask("receive", self._handle)
        if message is None:
            raise EOFError
        if maxsize is not None and len(message) > maxsize:
            return None
        buffer = io.BytesIO()
        buffer.write(message)
        return buffer

    def _poll(self, timeout):
        return bool(wait([self], timeout))


def Pipe(duplex=True):
    """Returns both ends of a new pipe."""
    a, b = ask("pipe")
    return Connection(a, writable=duplex), Connection(b, readable=duplex)


def wait(object_list, timeout=None):
    """Waits until an object in the list is ready to be read, or a process of the list has ended."""
    objects = {_id_of(each): each for each in object_list}
    return [objects[ready] for ready in ask("wait", list(objects), _milliseconds(timeout))]


def _id_of(waitable):
    return waitable if isinstance(waitable, int) else waitable.fileno()


def _reduce_connection(end):
    order("lend", end.fileno())
    return _rebuild_connection, (end.fileno(), end.readable, end.writable)


def _rebuild_connection(handle, readable, writable):
    order("take", handle)
    return Connection(handle, readable, writable)


class Popen:
    """A process that was started, from its parent's side."""

    method = "spawn"

    def __init__(self, process_object):
        util._flush_std_streams()
        self.returncode = None
        # Raises CPython's error where the program lacks its guard.
        spawn.get_preparation_data(process_object.name)
        pickled = io.BytesIO()
        context.set_spawning_popen(self)
        try:
            reduction.dump(process_object, pickled)
        finally:
            context.set_spawning_popen(None)
        self.pid, self.sentinel = ask("start", process_object.name, data=pickled.getvalue())

    def duplicate_for_child(self, handle):
        return handle

    def poll(self, flag=None):
        if self.returncode is None:
            self.returncode = ask("exit-code", self.pid)
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is None and not wait([self.sentinel], timeout):
            return None
        return self.poll()

    def interrupt(self):
        self._send_signal(2)

    def terminate(self):
        self._send_signal(15)

    def kill(self):
        self._send_signal(9)

    def _send_signal(self, signal):
        if self.returncode is None:
            ask("kill", self.pid, signal)

    def close(self):
        pass


def run_child(load_main, pickled, pid, parent_pid, parent_sentinel):
    """Runs a process that the program has started, as `spawn.spawn_main` does. Returns its exit code.

    `load_main` runs the program under another name than `__main__`, and puts it in the place of `__main__`.
    """
    global _pid, _parent_pid
    _pid, _parent_pid = pid, parent_pid
    process.current_process()._inheriting = True
    try:
        load_main("__mp_main__")
        process_object = pickle.loads(pickled)
    finally:
        del process.current_process()._inheriting
    return process_object._bootstrap(parent_sentinel=parent_sentinel)


class _Unbuffered:
    """The buffer of a queue where no thread can empty it: what is put into it is sent at once."""

    def __init__(self, queue):
        self._queue = queue

    def append(self, value):
        message = reduction.ForkingPickler.dumps(value)
        with self._queue._wlock:
            self._queue._send_bytes(message)


_start_feeder = queues.Queue._start_thread


def _start_thread(queue):
    if base.has_stacks():
        return _start_feeder(queue)
    queue._thread = None
    queue._buffer = _Unbuffered(queue)


class _Missing(types.ModuleType):
    """A module that is not here. Whatever is asked of it raises an error that names it."""

    def __init__(self, name, reason):
        super().__init__(name)
        self.__dict__["_reason"] = reason

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise ImportError(f"{self.__name__}.{name} is not available here: {self._reason}")


def _manager(self):
    reason = "it serves its objects over sockets, which a browser does not have. Use Queue, Value or Array"
    raise NotImplementedError(f"multiprocessing.Manager() is not available in a browser: {reason}")


def install():
    """Puts the functions above in the place of the system's."""
    import racelane_values

    queues.Queue._start_thread = _start_thread
    connection.Connection, connection.Pipe, connection.wait = Connection, Pipe, wait
    reduction.register(Connection, _reduce_connection)
    popen = types.ModuleType("multiprocessing.popen_spawn_posix")
    popen.Popen = Popen
    _put("popen_spawn_posix", popen)
    _put("sharedctypes", racelane_values)
    _put("heap", racelane_values)
    sockets = "it needs sockets, which a browser does not have. Use Queue, Value or Array"
    _put("managers", _Missing("multiprocessing.managers", sockets))
    memory = "interpreters there share no memory. Use Value or Array"
    _put("shared_memory", _Missing("multiprocessing.shared_memory", memory))
    context.BaseContext.Manager = _manager
    for method in ("fork", "forkserver"):
        context._concrete_contexts.pop(method, None)
    context._default_context = context.DefaultContext(context._concrete_contexts["spawn"])
    # The package has copied the methods of the default context.
    for name in multiprocessing.__all__:
        setattr(multiprocessing, name, getattr(context._default_context, name))


def connect():
    """Takes away what needs threads, where the browser has none."""
    if base.has_stacks():
        return
    for name in ("multiprocessing.pool", "concurrent.futures.process"):
        sys.modules[name] = _Missing(name, "it needs threads, and " + base.WITHOUT_STACKS)


def _put(name, module):
    sys.modules[f"multiprocessing.{name}"] = module
    setattr(multiprocessing, name, module)


install()
