//! Names cross into the core as codes. The table that says which is shared with the JavaScript tests.
#![cfg(not(target_arch = "wasm32"))]

use racelane::options::{Executor, ListKind, Strategy, Workload};
use racelane::spans::Phase;
use racelane::strategies::stepped::Step;
use serde_json::Value;

/// The names of one kind, each at the index that is its code.
fn table(kind: &str) -> Vec<String> {
    let all: Value = serde_json::from_str(include_str!("data/codes.json")).expect("it is JSON");
    let names = all[kind].as_array().expect("a list of names");
    let text = |name: &Value| name.as_str().expect("a name").to_owned();
    names.iter().map(text).collect()
}

/// The name of a variant that has no other, as JavaScript writes it.
fn in_javascript(variant: impl std::fmt::Debug) -> String {
    let name = format!("{variant:?}");
    name[..1].to_lowercase() + &name[1..]
}

#[test]
fn the_options_that_are_names_have_the_codes_of_the_shared_table() {
    let names = |all: &[&str]| -> Vec<String> { all.iter().map(|&name| name.to_owned()).collect() };
    let workloads: Vec<_> = Workload::ALL.iter().map(|each| each.name()).collect();
    let strategies: Vec<_> = Strategy::ALL.iter().map(|each| each.name()).collect();
    let lists: Vec<_> = ListKind::ALL.iter().map(|each| each.name()).collect();
    let executors: Vec<_> = Executor::ALL.iter().map(|each| each.name()).collect();
    assert_eq!(names(&workloads), table("workload"));
    assert_eq!(names(&strategies), table("strategy"));
    assert_eq!(names(&lists), table("list"));
    assert_eq!(names(&executors), table("executor"));
}

#[test]
fn phases_and_steps_have_the_codes_of_the_shared_table() {
    let phases: Vec<_> = Phase::ALL.iter().map(in_javascript).collect();
    assert_eq!(phases, table("phase"));
    for (code, phase) in (0..).zip(Phase::ALL) {
        assert_eq!((phase as u8, Phase::from_code(code)), (code, Some(phase)));
    }
    let steps = [Step::More, Step::Found, Step::Stopped, Step::OutOfMemory];
    assert_eq!(steps.map(in_javascript).to_vec(), table("step"));
    assert_eq!(steps.map(|step| step as u8), [0, 1, 2, 3]);
}
