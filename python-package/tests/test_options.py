"""The options: their defaults, their limits, and the words for a wrong value."""

import json
import re
import unittest
from pathlib import Path

import racelane
from racelane import Racelane
from racelane._options import Option, rows
from traitlets import TraitError

ROOT = Path(__file__).parents[2]

# A value that each form takes, and values that no option of the form takes.
WRONG = {
    "whole": [-1, 0.5, float("nan"), float("inf"), "3", True, [3]],
    "milliseconds": [-1, float("nan"), float("inf"), "3", True],
    "name": ["Serial", "", 1, True, ["serial"]],
    "names": ["serial thread", [], ["serial", "serial"], [1], [[]], 3, True],
    "flag": ["true", 1, 0],
    "text": [3, True, ["a"]],
    "stretch": [3, True, (1, 2)],
}


def example(row):
    """Return a value that an option takes and that is not its default."""
    if row["form"] in ("whole", "milliseconds"):
        return row["most"]
    if row["form"] == "name":
        return row["names"][-1]
    return {"names": row["names"][:2], "flag": True, "text": "a text", "stretch": "100-200"}[
        row["form"]
    ]


class TestOptions(unittest.TestCase):
    def test_every_row_of_the_table_is_a_trait_and_every_option_has_a_row(self):
        traits = {name for name, trait in Racelane.class_traits().items() if isinstance(trait, Option)}
        self.assertEqual(traits, set(rows))
        self.assertGreater(len(rows), 15)

    def test_an_option_that_is_not_given_reads_as_the_default_of_its_workload(self):
        for workload in ("io", "cpu"):
            lane = Racelane(workload=workload)
            for name, row in rows.items():
                if name != "workload":
                    self.assertEqual(getattr(lane, name), row["default"][workload], name)
        self.assertEqual((Racelane().tasks, Racelane(workload="cpu").tasks), (10, 3))

    def test_a_default_follows_the_workload_and_a_given_value_stays(self):
        lane = Racelane(tasks=4)
        lane.workload = "cpu"
        self.assertEqual((lane.tasks, lane.size), (4, 100_000_000))

    def test_none_takes_a_value_back(self):
        for name, row in rows.items():
            lane = Racelane(**{name: example(row)})
            setattr(lane, name, None)
            self.assertEqual(getattr(lane, name), getattr(Racelane(), name), name)

    def test_the_browser_gets_the_given_options_alone(self):
        for name, row in rows.items():
            # An option of one workload is sent too: the reader may change the workload.
            state = Racelane(**{name: example(row)}).get_state()
            given = {each: state[each] for each in rows if state[each] is not None}
            self.assertEqual(given, {name: example(row)})

    def test_limits_are_taken_and_values_beyond_are_refused(self):
        for name, row in rows.items():
            if "least" not in row:
                continue
            for value in (row["least"], row["most"]):
                setattr(lane := Racelane(workload="cpu"), name, value)
                self.assertEqual(getattr(lane, name), value)
            for value in (row["least"] - 1, row["most"] + 1):
                with self.assertRaises(TraitError, msg=f"{name}={value}"):
                    Racelane(**{name: value})

    def test_a_wrong_value_is_refused_in_words_and_the_old_one_stays(self):
        for name, row in rows.items():
            for value in WRONG[row["form"]]:
                lane = Racelane(workload="cpu", **{} if name == "workload" else {name: example(row)})
                before = getattr(lane, name)
                with self.assertRaises(TraitError, msg=f"{name}={value!r}") as caught:
                    setattr(lane, name, value)
                self.assertEqual(
                    str(caught.exception), f"`{name}` takes {row['takes']}; it was given {value!r}."
                )
                self.assertEqual(getattr(lane, name), before)

    def test_a_long_wrong_value_is_cut(self):
        with self.assertRaises(TraitError) as caught:
            Racelane(strategy="x" * 10_000)
        self.assertLess(len(str(caught.exception)), 200)

    def test_an_unknown_name_is_refused_with_the_known_ones(self):
        with self.assertRaisesRegex(TraitError, "`task` is not an option; the options are .*tasks"):
            Racelane(task=4)

    def test_whole_numbers_of_other_types_arrive_as_whole_numbers(self):
        lane = Racelane(tasks=4.0, strategies="serial, threads")
        self.assertEqual(json.dumps(lane.get_state()["tasks"]), "4")
        self.assertEqual(lane.strategies, ["serial", "threads"])


class TestPackage(unittest.TestCase):
    def test_the_version_is_that_of_the_npm_package(self):
        manifest = json.loads((ROOT / "package.json").read_text("utf-8"))
        project = (ROOT / "python-package" / "pyproject.toml").read_text("utf-8")
        for name in ("version", "license"):
            self.assertIn(f'\n{name} = "{manifest[name]}"\n', project)
        self.assertEqual(racelane.__version__, manifest["version"])

    def test_the_module_for_notebooks_has_all_files_in_it(self):
        text = Path(racelane.__file__).with_name("static").joinpath("notebook.js").read_text("utf-8")
        self.assertEqual(re.findall(r"\bimport\s*[{*\"'`].{30}", text), [])
        self.assertIn("data:application/wasm;base64,", text)
        self.assertEqual(len(re.findall("data:text/javascript;base64,", text)), 2)

    def test_the_site_is_in_the_package_without_the_files_of_python(self):
        self.assertTrue((racelane.site / "racelane.js").is_file())
        self.assertTrue((racelane.site / "THIRD-PARTY.md").is_file())
        self.assertFalse((racelane.site / "python").exists())


if __name__ == "__main__":
    unittest.main()
