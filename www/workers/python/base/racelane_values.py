"""Replaces `multiprocessing.sharedctypes`: numbers that processes share. Their bytes are at the coordinator.

CPython keeps them in memory that processes share, which interpreters in a browser do not have.
"""

import struct

import multiprocessing
from multiprocessing.context import assert_spawning

_FORMATS = {
    **{"c": "c", "b": "b", "B": "B", "h": "h", "H": "H", "i": "i", "I": "I"},
    # As on a computer of 64 bits.
    **{"l": "q", "L": "Q", "q": "q", "Q": "Q", "f": "f", "d": "d", "?": "?"},
}
"""The formats of `struct` for the type codes of `ctypes`."""


def _format_of(typecode_or_type):
    code = getattr(typecode_or_type, "_type_", typecode_or_type)
    if not isinstance(code, str) or code not in _FORMATS:
        kinds = ", ".join(_FORMATS)
        raise TypeError(f"only numbers can be shared here, of the types {kinds}, and not {typecode_or_type!r}")
    return "<" + _FORMATS[code]


def _ask(*arguments, **data):
    import racelane_processes

    return racelane_processes.ask(*arguments, **data)


def _pack(form, value):
    """Wraps integers that are too large, and takes numbers for characters, as C does."""
    kind = form[1]
    if kind == "c" and isinstance(value, int):
        value = bytes([value])
    if kind in "bBhHiIqQ":
        bits = 8 * struct.calcsize(form)
        value = int(value.__index__()) % 2**bits
        form = "<" + kind.upper()
    return struct.pack(form, value)


class RawNumber:
    """A number without a lock."""

    def __init__(self, form, handle):
        self._form, self._handle = form, handle

    @property
    def value(self):
        return struct.unpack(self._form, _ask("load", self._handle, 0, None))[0]

    @value.setter
    def value(self, value):
        _ask("store", self._handle, 0, data=_pack(self._form, value))

    def __reduce__(self):
        assert_spawning(self)
        return RawNumber, (self._form, self._handle)

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"


class RawNumbers:
    """An array of numbers without a lock. Its length does not change."""

    def __init__(self, form, handle, length):
        self._form, self._handle, self._length = form, handle, length
        self._size = struct.calcsize(form)

    def __len__(self):
        return self._length

    def __getitem__(self, index):
        if isinstance(index, slice):
            values = self._load(0, self._length)[index]
            return b"".join(values) if self._form == "<c" else values
        at = self._checked(index)
        return self._load(at, at + 1)[0]

    def __setitem__(self, index, value):
        if not isinstance(index, slice):
            return self._store(self._checked(index), [value])
        values = self._load(0, self._length)
        given = list(value)
        if len(values[index]) != len(given):
            raise ValueError("Can only assign sequence of same size")
        values[index] = given
        self._store(0, values)

    def __iter__(self):
        return iter(self._load(0, self._length))

    @property
    def raw(self):
        """The bytes of an array of characters."""
        return b"".join(self._load(0, self._length))

    @raw.setter
    def raw(self, value):
        self._store(0, value)

    @property
    def value(self):
        """The bytes of an array of characters, up to the first zero."""
        return self.raw.split(b"\0", 1)[0]

    @value.setter
    def value(self, value):
        self.raw = value + b"\0" * (len(value) < self._length)

    def _checked(self, index):
        at = index.__index__()
        at += self._length if at < 0 else 0
        if not 0 <= at < self._length:
            raise IndexError("invalid index")
        return at

    def _load(self, start, stop):
        data = _ask("load", self._handle, start * self._size, stop * self._size)
        return [value for (value,) in struct.iter_unpack(self._form, data)]

    def _store(self, start, values):
        if start + len(values) > self._length:
            raise ValueError("byte string too long")
        data = b"".join(_pack(self._form, value) for value in values)
        _ask("store", self._handle, start * self._size, data=data)

    def __reduce__(self):
        assert_spawning(self)
        return RawNumbers, (self._form, self._handle, self._length)

    def __repr__(self):
        return f"<{type(self).__name__} {list(self)!r}>"


class BufferWrapper:
    """Replaces `multiprocessing.heap.BufferWrapper`, of which Barrier keeps its two numbers."""

    def __init__(self, size):
        self._size, self._handle = size, _ask("share", data=bytes(size))

    def create_memoryview(self):
        return self

    def cast(self, code):
        form = _format_of(code)
        return RawNumbers(form, self._handle, self._size // struct.calcsize(form))


class Synchronized:
    """A number, or an array, with a lock."""

    def __init__(self, obj, lock):
        self._obj, self._lock = obj, lock
        self.acquire, self.release = lock.acquire, lock.release

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exception):
        return self._lock.__exit__(*exception)

    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value

    def __reduce__(self):
        assert_spawning(self)
        return type(self), (self._obj, self._lock)

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._obj!r}>"


class SynchronizedArray(Synchronized):
    """An array of numbers with a lock."""

    def __len__(self):
        return len(self._obj)

    def __getitem__(self, index):
        with self._lock:
            return self._obj[index]

    def __setitem__(self, index, value):
        with self._lock:
            self._obj[index] = value

    @property
    def raw(self):
        with self._lock:
            return self._obj.raw

    @raw.setter
    def raw(self, value):
        with self._lock:
            self._obj.raw = value


SynchronizedBase = Synchronized
SynchronizedString = SynchronizedArray


def RawValue(typecode_or_type, *args):
    """Returns a shared number without a lock."""
    form = _format_of(typecode_or_type)
    return RawNumber(form, _ask("share", data=_pack(form, *(args or (0,)))))


def RawArray(typecode_or_type, size_or_initializer):
    """Returns a shared array without a lock."""
    form = _format_of(typecode_or_type)
    size = struct.calcsize(form)
    if isinstance(size_or_initializer, int):
        length, data = size_or_initializer, bytes(size * size_or_initializer)
    else:
        values = list(size_or_initializer)
        length, data = len(values), b"".join(_pack(form, value) for value in values)
    return RawNumbers(form, _ask("share", data=data), length)


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """Returns a shared number, with a lock unless `lock` is False."""
    return _with_lock(Synchronized, RawValue(typecode_or_type, *args), lock, ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """Returns a shared array, with a lock unless `lock` is False."""
    return _with_lock(SynchronizedArray, RawArray(typecode_or_type, size_or_initializer), lock, ctx)


def _with_lock(kind, obj, lock, ctx):
    if lock is False:
        return obj
    if lock in (True, None):
        lock = (ctx or multiprocessing.get_context()).RLock()
    if not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return kind(obj, lock)


def synchronized(obj, lock=None, ctx=None):
    """Adds a lock to a shared number or array."""
    kind = SynchronizedArray if isinstance(obj, RawNumbers) else Synchronized
    return _with_lock(kind, obj, lock, ctx)
