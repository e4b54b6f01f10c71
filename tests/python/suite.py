"""Runs one module of CPython's own tests, and prints what becomes of each test: a line of JSON for each.

`scripts/python-suite.js` puts four names before this text: ARCHIVE, a zip of the package `test` in base64; MODULE, the
name of the module; EXCLUDED, the ids of tests that have run; and LEFT_OUT, with which the names of classes and tests
that are not run begin.
"""

import base64
import glob
import importlib
import io
import json
import multiprocessing.util
import os
import sys
import tempfile
import unittest
import zipfile


def tell(**line):
    print(json.dumps(line), file=sys.__stdout__, flush=True)


def unpack():
    """Unpacks the tests, and makes Python find them before its own."""
    folder = tempfile.mkdtemp()
    zipfile.ZipFile(io.BytesIO(base64.b64decode(ARCHIVE))).extractall(folder)
    sys.path.insert(0, folder)
    for name in [name for name in sys.modules if name.partition(".")[0] == "test"]:
        del sys.modules[name]
    return folder


def allow_threads():
    """Lets the tests run: they take for granted that Python in WebAssembly has no threads, and would skip all."""
    from test import support
    from test.support import threading_helper

    threading_helper.can_start_thread = True
    support.verbose = False
    # Tests that measure wait this long; a browser on a busy machine is slower than a bare process.
    support.SHORT_TIMEOUT = support.LONG_TIMEOUT = 60.0
    # The whole package test_asyncio asks for sockets, also where a module needs none.
    support.has_socket_support = True
    # Ends the server and the tracker of processes, which there are not.
    multiprocessing.util._cleanup_tests = lambda: None


def allow_turns(folder):
    """Lets threads that compute in the tests' own files take turns, as those in a program's file do."""
    try:
        import racelane_base
    except ImportError:
        return
    paths = glob.glob(os.path.join(folder, "test", "**", "*.py"), recursive=True)
    racelane_base.program_files.update(path for path in paths if "/support/" not in path)


def flatten(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flatten(test)
        else:
            yield test


def is_left_out(test):
    names = (type(test).__name__, getattr(test, "_testMethodName", ""))
    return any(name.startswith(tuple(LEFT_OUT)) for name in names)


class Result(unittest.TestResult):
    """Tells each outcome at once, so that it is known which test never ended."""

    def startTest(self, test):
        super().startTest(test)
        self.outcome, self.detail = "passed", ""
        tell(begins=test.id())

    def stopTest(self, test):
        super().stopTest(test)
        tell(test=test.id(), outcome=self.outcome, detail=self.detail)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.outcome, self.detail = "skipped", reason
        if not hasattr(test, "_testMethodName"):
            tell(test=test.id(), outcome="skipped", detail=reason)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self._failed(test, error)

    def addError(self, test, error):
        super().addError(test, error)
        self._failed(test, error)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self._failed(test, error)

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.outcome, self.detail = "failed", "unexpected success"

    def _failed(self, test, error):
        self.outcome = "failed"
        self.detail = self._exc_info_to_string(error, test)
        if not hasattr(test, "_testMethodName"):
            tell(test=test.id(), outcome="failed", detail=self.detail)


# Processes that a test starts need the tests too.
allow_turns(unpack())
allow_threads()


def main():
    try:
        module = importlib.import_module(MODULE)
        tests = list(flatten(unittest.defaultTestLoader.loadTestsFromModule(module)))
    except unittest.SkipTest as skip:
        tell(test=MODULE, outcome="skipped", detail=str(skip))
        return tell(ended=True)
    except Exception as error:
        tell(test=MODULE, outcome="failed", detail=f"{type(error).__name__}: {error}")
        return tell(ended=True)
    chosen = [test for test in tests if test.id() not in EXCLUDED and not is_left_out(test)]
    unittest.TestSuite(chosen).run(Result())
    tell(ended=True)


if __name__ == "__main__":
    main()
