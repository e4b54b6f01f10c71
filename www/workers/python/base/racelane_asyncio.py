"""Gives asyncio an event loop that blocks, as at home: Pyodide's own runs inside the browser's loop.

`asyncio.run` and everything on top of BaseEventLoop work as they are. While there is nothing to do the loop's thread is
parked, so a wait costs no processor time, and other threads go on.
"""

import asyncio
import sys
from asyncio import base_events, events, runners, unix_events

import racelane_base as base
from racelane_missing import NO_NETWORK, NO_PROCESSES, NO_SIGNALS


class _Selector:
    """The loop's wait. Nothing but time and other threads can end it, because there are no sockets here."""

    def __init__(self):
        self._thread = None
        self._is_woken = False

    def select(self, timeout=None):
        if self._is_woken or (timeout is not None and timeout <= 0):
            # Threads that wait for their turn get it once in each round of the loop.
            base.hand_over()
        else:
            self._thread = base.current_thread
            base.park(timeout)
            self._thread = None
        self._is_woken = False
        return []

    def wake(self):
        self._is_woken = True
        if self._thread is not None:
            base.unpark(self._thread)

    def close(self):
        pass


class EventLoop(base_events.BaseEventLoop):
    """The event loop of this interpreter."""

    __module__ = "asyncio"

    def __init__(self, selector=None):
        super().__init__()
        self._selector = _Selector()

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        self._selector.wake()


def _refusing(name, reason):
    def refuse(self, *args, **kwargs):
        raise NotImplementedError(f"loop.{name} is not available: {reason}")

    refuse.__name__ = name
    return refuse


for _name, _reason in {
    **dict.fromkeys(("create_connection", "create_server", "create_datagram_endpoint"), NO_NETWORK),
    **dict.fromkeys(("create_unix_connection", "create_unix_server", "add_reader", "add_writer"), NO_NETWORK),
    **dict.fromkeys(("subprocess_exec", "subprocess_shell", "connect_read_pipe", "connect_write_pipe"), NO_PROCESSES),
    **dict.fromkeys(("add_signal_handler", "remove_signal_handler"), NO_SIGNALS),
}.items():
    setattr(EventLoop, _name, _refusing(_name, _reason))


def install():
    """Makes this loop asyncio's own. No loop runs afterwards."""
    unix_events._DefaultEventLoopPolicy._loop_factory = EventLoop
    asyncio.SelectorEventLoop = asyncio.EventLoop = EventLoop
    unix_events.SelectorEventLoop = unix_events._UnixSelectorEventLoop = EventLoop
    unix_events.EventLoop = EventLoop
    events._event_loop_policy = None
    asyncio.run = runners.run
    asyncio._set_running_loop(None)
    sys.set_asyncgen_hooks(None, None)
