"""Racelane for notebooks: serial, concurrent and parallel strategies, measured in the browser."""

from pathlib import Path

from ._options import version as __version__
from ._widget import Racelane

site = Path(__file__).parent / "static" / "site"
"""The folder with the files of the site, without those of Python: to copy beside a page."""

__all__ = ["Racelane", "__version__", "site"]
