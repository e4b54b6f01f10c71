//! The memory can be shared, and a run that finds too little of it ends well.

use std::sync::Arc;

use js_sys::SharedArrayBuffer;
use js_sys::WebAssembly::Memory;
use racelane::kernel::Search;
use racelane::lists::{ListKind, Source, Workload};
use racelane::run::{Options, Outcome, Run};
use racelane::strategies::{locked, stepped, stepped::Step};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::common::runs::{COMPUTING, assert_maxes, begin, tasks};

/// Sizes that no single allocation of 32-bit wasm can hold.
pub const TOO_LONG: [u32; 3] = [1 << 29, (1 << 29) + 1, 2_000_000_000];

fn memory_run(size: u32) -> Arc<Run> {
    Arc::new(begin(Options {
        size,
        list: ListKind::Memory,
        ..COMPUTING
    }))
}

/// Asserts that a small run in the same instance succeeds.
pub fn assert_still_works() {
    let run = memory_run(200_000);
    for task in tasks(&run) {
        assert_eq!(stepped::step(&run, task, 1e9), Step::Ended);
    }
    assert_maxes(&run);
}

#[wasm_bindgen_test]
fn the_memory_can_be_shared_between_workers() {
    let memory: Memory = wasm_bindgen::memory().unchecked_into();
    assert!(memory.buffer().is_instance_of::<SharedArrayBuffer>());
}

#[wasm_bindgen_test]
fn a_list_that_no_memory_holds_is_out_of_memory_and_the_next_run_works() {
    for size in TOO_LONG {
        let run = memory_run(size);
        assert_eq!(stepped::step(&run, 0, 1.0), Step::Ended);
        locked::run_task(&run, 1);
        for task in [0, 1] {
            assert_eq!(
                run.task(task).outcome(),
                Some(Outcome::OutOfMemory),
                "{size}"
            );
        }
        assert_still_works();
    }
}

#[wasm_bindgen_test]
fn after_a_task_out_of_memory_the_lock_is_free_for_the_next() {
    let run = memory_run(TOO_LONG[0]);
    for task in tasks(&run) {
        locked::run_task(&run, task);
        assert_eq!(run.task(task).outcome(), Some(Outcome::OutOfMemory));
    }
    assert_eq!(run.lock().counts().waiters, 0);
}

/// Three times 2 GB is more than the 4 GiB of a wasm memory. None of it is ever touched.
#[wasm_bindgen_test]
fn lists_that_fit_one_by_one_but_not_together_are_refused_and_the_next_run_works() {
    let source = Source::new(Workload::Cpu, 2020, 0);
    let searches: Vec<_> = (0..3)
        .map(|_| Search::new(source, 500_000_000, ListKind::Memory))
        .collect();
    assert!(searches.iter().any(Result::is_err), "6 GB found room");
    drop(searches);
    assert_still_works();
}

#[wasm_bindgen_test]
fn a_streamed_list_of_any_length_needs_no_memory() {
    let run = begin(Options {
        size: 2_000_000_000,
        ..COMPUTING
    });
    assert_eq!(stepped::step(&run, 0, 0.0), Step::More);
}
