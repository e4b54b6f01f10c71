"""The messages between the kernel and the views of a widget (www/notebook/notebook.ts)."""

import unittest

from racelane import Racelane
from traitlets import TraitError


class Recorded(Racelane):
    """A widget that keeps what it sends."""

    def __init__(self, **options):
        self.sent = []
        super().__init__(**options)

    def send(self, content, buffers=None):
        self.sent.append(content)

    def hear(self, **content):
        """Take a message as from a browser."""
        self._handle_custom_msg(content, None)


def call(method, view, strategy=None):
    return {"type": "call", "method": method, "strategy": strategy, "view": view}


class TestCalls(unittest.TestCase):
    def test_a_call_waits_for_a_view(self):
        lane = Recorded()
        lane.run("processes")
        lane.compare()
        self.assertEqual(lane.sent, [])
        lane.hear(type="shown", view="1")
        self.assertEqual(lane.sent, [call("run", "1", "processes"), call("compare", "1")])

    def test_a_call_goes_to_the_view_that_was_shown_last_and_is_still_there(self):
        lane = Recorded()
        for view in ("1", "2"):
            lane.hear(type="shown", view=view)
        lane.run()
        lane.hear(type="removed", view="2")
        lane.compare()
        self.assertEqual(lane.sent, [call("run", "2", "serial"), call("compare", "1")])

    def test_run_without_a_name_runs_the_strategy_of_the_trait(self):
        lane = Recorded(strategy="futures")
        lane.hear(type="shown", view="1")
        lane.run()
        self.assertEqual(lane.sent, [call("run", "1", "futures")])

    def test_run_refuses_an_unknown_strategy_at_once(self):
        lane = Recorded()
        with self.assertRaisesRegex(TraitError, "`strategy` takes one of serial, .*given 'thread'"):
            lane.run("thread")
        lane.hear(type="shown", view="1")
        self.assertEqual(lane.sent, [])

    def test_cancel_drops_calls_that_wait_and_ends_the_run_of_a_view(self):
        lane = Recorded()
        lane.run()
        lane.cancel()
        lane.hear(type="shown", view="1")
        self.assertEqual(lane.sent, [])
        lane.cancel()
        self.assertEqual(lane.sent, [call("cancel", "1")])


class TestResults(unittest.TestCase):
    def test_there_is_no_result_before_the_first_run(self):
        lane = Recorded()
        results = [lane.report, lane.reports, lane.comparison, lane.error, lane.runs]
        self.assertEqual(results, [None, [], None, None, 0])

    def test_every_report_is_kept_and_the_last_one_is_observed(self):
        lane, seen = Recorded(), []
        lane.observe(lambda change: seen.append(change.new), "report")
        for strategy in ("serial", "processes"):
            lane.hear(type="report", report={"strategy": strategy})
        self.assertEqual(lane.report, {"strategy": "processes"})
        self.assertEqual(lane.reports, seen)
        self.assertEqual(len(seen), 2)

    def test_a_comparison_arrives_whole(self):
        lane = Recorded()
        lane.hear(type="comparison", comparison={"verdict": "Equal."})
        self.assertEqual(lane.comparison["verdict"], "Equal.")

    def test_an_error_stays_until_the_next_run_starts(self):
        lane = Recorded()
        lane.hear(type="error", message="The lists do not fit.")
        self.assertEqual(lane.error, "The lists do not fit.")
        lane.hear(type="started")
        self.assertIsNone(lane.error)

    def test_a_message_of_another_kind_changes_nothing(self):
        lane = Recorded()
        lane.hear(type="of a later version")
        lane.hear()
        self.assertEqual((lane.report, lane.error, lane.sent), (None, None, []))

    def test_an_option_that_the_reader_changed_is_set_by_the_browser(self):
        lane = Recorded(tasks=4)
        lane.set_state({"tasks": 6, "runs": 1})
        self.assertEqual((lane.tasks, lane.runs), (6, 1))


class TestRepresentation(unittest.TestCase):
    def test_a_widget_shows_the_options_that_were_given(self):
        self.assertEqual(repr(Racelane(workload="cpu", tasks=4)), "Racelane(workload='cpu', tasks=4)")


if __name__ == "__main__":
    unittest.main()
