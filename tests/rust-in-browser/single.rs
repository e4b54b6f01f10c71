//! The core in one worker: numbers, maxes, the clock, and a run in steps.

use racelane::clock::now_ms;
use racelane::kernel::{Advance, Search, max_of};
use racelane::lists::{BLOCK_LEN, ListKind, Source, Workload};
use racelane::run::Options;
use racelane::strategies::stepped::{Step, step};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::common::oracle::{self, Numbers, SplitMix64};
use crate::common::runs::{
    COMPUTING, LIST_KINDS, WORKLOADS, assert_maxes, assert_spans_in_order, begin, tasks,
};

fn found(source: Source, size: u32, kind: ListKind) -> Option<i32> {
    let mut search = Search::new(source, size, kind).expect("there is room for the list");
    loop {
        if let Advance::Found(max) = search.advance() {
            return max;
        }
    }
}

#[wasm_bindgen_test]
fn every_max_is_the_oracles() {
    const BLOCK: u32 = BLOCK_LEN as u32;
    for (workload, numbers) in WORKLOADS {
        for size in [0, 1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 1_000_000] {
            for (seed, task) in [(0, 0), (1, 1), (u32::MAX, 63)] {
                let expected = oracle::max(numbers, seed, task, size);
                for kind in LIST_KINDS {
                    let max = found(Source::new(workload, seed, task), size, kind);
                    assert_eq!(max, expected, "{workload:?}, {kind:?}, size {size}");
                }
            }
        }
    }
}

#[wasm_bindgen_test]
fn the_max_of_streamed_numbers_is_found_at_every_length_and_place() {
    let mut starts = SplitMix64::from_state(2020);
    for (seed, task) in [(0, 0), (2020, 1), (u32::MAX, 63)] {
        let source = Source::new(Workload::Cpu, seed, task);
        for _ in 0..100 {
            // Every list ends before 2 billion numbers.
            let start = starts.next_output() >> 34;
            let list = oracle::numbers(Numbers::Cpu, seed, task, start, 70);
            for len in 0..=70 {
                let expected = oracle::max_of(&list[..len]);
                let max = source.max(start, len);
                assert_eq!(
                    max, expected,
                    "seed {seed}, task {task}, {len} from {start}"
                );
            }
        }
    }
}

#[wasm_bindgen_test]
fn the_last_numbers_of_the_longest_list_are_the_oracles() {
    for (workload, numbers) in WORKLOADS {
        let mut block = [0; 100];
        Source::new(workload, u32::MAX, 63).fill(1_999_999_900, &mut block);
        let expected = oracle::numbers(numbers, u32::MAX, 63, 1_999_999_900, 100);
        assert_eq!(block.as_slice(), expected);
    }
}

#[wasm_bindgen_test]
fn the_max_by_vectors_is_found_at_every_length_and_place() {
    let list = oracle::numbers(Numbers::Cpu, 2020, 0, 0, 100);
    for start in 0..16 {
        for len in 0..=70 {
            let block = &list[start..start + len];
            assert_eq!(max_of(block), oracle::max_of(block), "{len} from {start}");
        }
    }
}

#[wasm_bindgen_test]
fn the_max_by_vectors_is_found_at_every_place_in_a_block() {
    for len in 1..=70 {
        for place in 0..len {
            let mut block = vec![i32::MIN; len];
            block[place] = -5;
            assert_eq!(max_of(&block), Some(-5), "at {place} of {len}");
        }
    }
}

#[wasm_bindgen_test]
fn the_clock_never_goes_back_and_steps_in_less_than_a_millisecond() {
    let begin_ms = now_ms();
    let (mut before_ms, mut smallest_step_ms) = (begin_ms, f64::MAX);
    while before_ms < begin_ms + 50.0 {
        let at_ms = now_ms();
        assert!(at_ms >= before_ms, "{at_ms} after {before_ms}");
        if at_ms > before_ms {
            smallest_step_ms = smallest_step_ms.min(at_ms - before_ms);
        }
        before_ms = at_ms;
    }
    assert!(smallest_step_ms < 1.0, "{smallest_step_ms} ms");
}

/// They may be a minute apart: the system's clock can be set while the browser runs.
#[wasm_bindgen_test]
fn the_clock_counts_from_the_unix_epoch() {
    let apart_ms = (now_ms() - js_sys::Date::now()).abs();
    assert!(apart_ms < 60_000.0, "{apart_ms} ms from the date");
}

#[wasm_bindgen_test]
fn whole_runs_in_steps_find_the_oracles_maxes() {
    for (workload, _) in WORKLOADS {
        for list in LIST_KINDS {
            let run = begin(Options {
                workload,
                list,
                size: 1_000_000,
                ..COMPUTING
            });
            for task in tasks(&run) {
                while step(&run, task, 1.0) != Step::Ended {}
            }
            assert_maxes(&run);
            assert_spans_in_order(&run);
        }
    }
}

#[wasm_bindgen_test]
fn an_empty_list_has_no_max() {
    for list in LIST_KINDS {
        let empty = Source::new(Workload::Cpu, 2020, 0);
        assert_eq!(found(empty, 0, list), None);
    }
}
