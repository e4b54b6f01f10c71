"""The widget: an anywidget that shows <race-lane>, and hears from it what was measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from ._options import Option, read, rows, unknown_option


class Racelane(anywidget.AnyWidget):
    """A widget in which readers race serial, concurrent and parallel strategies.

    The browser measures, not the kernel. Every option is a trait, and may be given here or changed later::

        lane = Racelane(workload="cpu", tasks=4, strategies=["serial", "threads", "processes"])
        lane.tasks = 8
    """

    _esm = Path(__file__).parent / "static" / "notebook.js"

    workload = Option("workload")
    strategy = Option("strategy")
    tasks = Option("tasks")
    size = Option("size")
    wait = Option("wait")
    list = Option("list")
    workers = Option("workers")
    executor = Option("executor")
    switch_interval = Option("switch_interval")
    seed = Option("seed")
    strategies = Option("strategies")
    repeats = Option("repeats")
    theme = Option("theme")
    guess = Option("guess")
    view = Option("view")
    moment = Option("moment")
    zoom = Option("zoom")
    python = Option("python")
    results = Option("results")

    report = traitlets.Dict(
        default_value=None, allow_none=True, help="The last report; None before the first run."
    )
    comparison = traitlets.Dict(
        default_value=None, allow_none=True, help="The result of the last `compare()`; None before."
    )
    error = traitlets.Unicode(
        default_value=None, allow_none=True, help="The last failure in words; None once a run starts."
    )
    # The browser counts, because marimo runs cells again when the browser changes a trait.
    runs = traitlets.Int(0, help="The number of reports.").tag(sync=True)

    def __init__(self, **options: Any) -> None:
        for name in options:
            if not self.has_trait(name):
                raise unknown_option(name)
        self.reports: list[dict[str, Any]] = []
        """Every report, in the order in which the runs ended."""
        self._views: list[str] = []
        self._calls: list[dict[str, Any]] = []
        super().__init__(**options)
        self.on_msg(self._receive)

    def __repr__(self) -> str:
        given = {name: self._trait_values.get(name) for name in rows}
        shown = (f"{name}={value!r}" for name, value in given.items() if value is not None)
        return f"Racelane({', '.join(shown)})"

    def run(self, strategy: str | None = None) -> None:
        """Measure one strategy, by default that of the trait `strategy`.

        The browser measures after the cell has ended. The result arrives in `report`, a failure in `error`.
        """
        self._call("run", read("strategy", self.strategy if strategy is None else strategy))

    def compare(self) -> None:
        """Measure all strategies that the page can run, with interleaved repeats. The result arrives in `comparison`."""
        self._call("compare")

    def cancel(self) -> None:
        """End the run under way, and drop the calls that still wait for a widget on a page."""
        self._calls.clear()
        if self._views:
            self._call("cancel")

    def _call(self, method: str, strategy: str | None = None) -> None:
        """Call the view that was shown last, or the first one that will be shown."""
        self._calls.append({"type": "call", "method": method, "strategy": strategy})
        self._send_calls()

    def _send_calls(self) -> None:
        while self._views and self._calls:
            self.send({**self._calls.pop(0), "view": self._views[-1]})

    def _receive(self, _widget: object, content: dict[str, Any], _buffers: object) -> None:
        """Take a message of a view (www/notebook/notebook.ts)."""
        kind = content.get("type")
        if kind == "shown":
            self._views.append(content["view"])
            self._send_calls()
        elif kind == "removed":
            self._views = [view for view in self._views if view != content["view"]]
        elif kind == "started":
            self.error = None
        elif kind == "report":
            self.reports.append(content["report"])
            self.report = content["report"]
        elif kind == "comparison":
            self.comparison = content["comparison"]
        elif kind == "error":
            self.error = content["message"]
