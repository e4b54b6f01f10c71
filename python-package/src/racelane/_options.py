"""The options as traits. Their limits, defaults and words come from the table of options of the site."""

from __future__ import annotations

import json
import math
import numbers
from pathlib import Path
from typing import Any, Callable

from traitlets import TraitError, TraitType

_table = json.loads((Path(__file__).parent / "static" / "options.json").read_text("utf-8"))

version: str = _table["version"]
"""The version of the site and of the package."""

rows: dict[str, dict[str, Any]] = {row["name"]: row for row in _table["options"]}
"""The rows of the table by their Python names."""

_MOST_CHARS = 60
"""The length at which a value in a message is cut."""


def refusal(name: str, value: object) -> TraitError:
    """Return the error for a wrong value: what the option takes, and what it was given."""
    shown = repr(value)
    if len(shown) > _MOST_CHARS:
        shown = shown[: _MOST_CHARS - 3] + "..."
    return TraitError(f"`{name}` takes {rows[name]['takes']}; it was given {shown}.")


def unknown_option(name: str) -> TraitError:
    """Return the error for an unknown name."""
    return TraitError(f"`{name}` is not an option; the options are {', '.join(rows)}.")


def _whole(row: dict, value: object) -> int | None:
    if not isinstance(value, numbers.Real) or value != value or value in (math.inf, -math.inf):
        return None
    is_whole = value == int(value) and row["least"] <= value <= row["most"]
    return int(value) if is_whole else None


def _milliseconds(row: dict, value: object) -> float | None:
    if not isinstance(value, numbers.Real) or not row["least"] <= value <= row["most"]:
        return None
    return int(value) if isinstance(value, numbers.Integral) else float(value)


def _name(row: dict, value: object) -> str | None:
    return value if isinstance(value, str) and value in row["names"] else None


def _names(row: dict, value: object) -> list[str] | None:
    if isinstance(value, str):
        value = value.replace(",", " ").split()
    if not isinstance(value, (list, tuple)) or not value:
        return None
    is_known = all(isinstance(name, str) and name in row["names"] for name in value)
    return list(value) if is_known and len(set(value)) == len(value) else None


def _flag(_row: dict, value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _text(_row: dict, value: object) -> str | None:
    return value if isinstance(value, str) else None


# Each function returns the value as the browser takes it, or None for a wrong value.
_readers: dict[str, Callable[[dict, object], Any]] = {
    "whole": _whole,
    "milliseconds": _milliseconds,
    "name": _name,
    "names": _names,
    "flag": _flag,
    "text": _text,
    "stretch": _text,
}


def read(name: str, value: object) -> Any:
    """Return the value of an option as the browser takes it.

    Raises a TraitError that says what the option takes.
    """
    row = rows[name]
    is_stray_bool = isinstance(value, bool) and row["form"] != "flag"
    accepted = None if is_stray_bool else _readers[row["form"]](row, value)
    if accepted is None:
        raise refusal(name, value)
    return accepted


class Option(TraitType):
    """An option of the widget.

    As with the properties of the element, an option that is not given reads as its default, which may depend on the
    workload. None takes a value back. A default that only the browser knows reads as None.
    """

    def __init__(self, name: str) -> None:
        super().__init__(default_value=None, allow_none=True, help=rows[name]["about"])
        # The browser completes the options that are not given, so it has to know which are.
        self.tag(sync=True, to_json=lambda _value, widget: widget._trait_values.get(name))

    def validate(self, _widget: object, value: object) -> Any:
        return read(self.name, value)

    def get(self, obj: Any, cls: Any = None) -> Any:
        given = super().get(obj, cls)
        row = rows[self.name]
        if self.name == "workload":
            return row["default"]["io"] if given is None else given
        workload = obj.workload
        is_meant = given is not None and row["only"] in (None, workload)
        return given if is_meant else row["default"][workload]
