//! The lists: every number is where docs/measurement.md puts it, in whatever pieces it is produced.

use std::mem::MaybeUninit;

use crate::common::oracle::{self, Numbers};
use crate::common::runs::WORKLOADS;
use proptest::prelude::*;
use racelane::kernel::greater;
use racelane::lists::{BLOCK_LEN, Source, Workload};

const SEEDS: [u32; 4] = [0, 1, 2020, u32::MAX];
const TASKS: [u32; 3] = [0, 1, 63];

fn filled(source: &Source, start: u64, len: usize) -> Vec<i32> {
    let mut block = vec![0; len];
    source.fill(start, &mut block);
    block
}

/// Calls `check` for every workload, seed and task of the tables above.
fn for_each_source(mut check: impl FnMut(Source, Numbers, u32, u32)) {
    for (workload, numbers) in WORKLOADS {
        for seed in SEEDS {
            for task in TASKS {
                check(Source::new(workload, seed, task), numbers, seed, task);
            }
        }
    }
}

#[test]
fn every_number_of_a_list_is_the_oracles() {
    for_each_source(|source, numbers, seed, task| {
        for start in [0, 1, BLOCK_LEN as u64 - 1, 1_999_999_990] {
            assert_eq!(
                filled(&source, start, 1000),
                oracle::numbers(numbers, seed, task, start, 1000),
                "{numbers:?}, seed {seed}, task {task}, from {start}"
            );
        }
    });
}

#[test]
fn memory_that_was_never_written_to_gets_the_same_numbers() {
    for_each_source(|source, _, _, _| {
        let mut block = [MaybeUninit::new(7); 100];
        source.fill_uninit(12_345, &mut block);
        let expected = filled(&source, 12_345, 100).into_iter();
        assert!(
            block
                .into_iter()
                // SAFETY: the slot was initialised before it was filled.
                .map(|slot| unsafe { slot.assume_init() })
                .eq(expected)
        );
    });
}

#[test]
fn the_max_of_a_streamed_list_is_the_oracles() {
    for_each_source(|source, numbers, seed, task| {
        for start in [0, 65_535, 1_999_999_990] {
            for len in [1, 2, 3, 1000] {
                assert_eq!(
                    source.max(start, len),
                    oracle::max_of(&oracle::numbers(numbers, seed, task, start, len)),
                    "{numbers:?}, seed {seed}, task {task}, {len} from {start}"
                );
            }
        }
    });
}

#[test]
fn a_streamed_stretch_of_negative_numbers_alone_has_the_oracles_max() {
    let source = Source::new(Workload::Cpu, 2020, 0);
    let mut stretches = 0;
    for start in 0..200 {
        for len in 1..=5 {
            let list = oracle::numbers(Numbers::Cpu, 2020, 0, start, len);
            if list.iter().all(|&number| number < 0) {
                assert_eq!(source.max(start, len), oracle::max_of(&list), "{list:?}");
                stretches += 1;
            }
        }
    }
    // Half of all single numbers are negative, a quarter of all pairs, and so on.
    assert!(stretches > 100, "{stretches} such stretches");
}

#[test]
fn an_empty_stretch_has_no_max_at_any_position() {
    for_each_source(|source, _, _, _| {
        for start in [0, 1, BLOCK_LEN as u64, u64::MAX] {
            assert_eq!(source.max(start, 0), None);
            assert_eq!(filled(&source, start, 0), [0; 0]);
        }
    });
}

#[test]
fn waiting_tasks_have_numbers_from_minus_100_to_100_and_reach_both_ends() {
    for seed in SEEDS {
        let list = filled(&Source::new(Workload::Io, seed, 0), 0, 10_000);
        assert!(list.iter().all(|number| (-100..=100).contains(number)));
        assert!(list.contains(&-100) && list.contains(&100), "seed {seed}");
    }
}

#[test]
fn computing_tasks_have_numbers_in_every_sixteenth_of_the_32_bit_range() {
    let list = filled(&Source::new(Workload::Cpu, 2020, 0), 0, 10_000);
    let mut counts = [0; 16];
    for number in list {
        counts[((i64::from(number) - i64::from(i32::MIN)) >> 28) as usize] += 1;
    }
    // 625 are expected in each; 100 less is four standard deviations.
    assert!(counts.iter().all(|&count| count > 525), "{counts:?}");
}

#[test]
fn each_task_and_each_seed_has_its_own_list() {
    for (workload, _) in WORKLOADS {
        let list = |seed, task| filled(&Source::new(workload, seed, task), 0, 100);
        assert_ne!(list(2020, 0), list(2020, 1));
        assert_ne!(list(2020, 0), list(2021, 0));
        assert_eq!(list(2020, 0), list(2020, 0));
    }
}

prop_compose! {
    /// A source, and a stretch of its list cut into pieces.
    fn cut_up()(
        which in 0..WORKLOADS.len(),
        seed: u32,
        task in 0..64_u32,
        start in 0..2_000_000_000_u64,
        pieces in prop::collection::vec(0..400_usize, 0..12),
    ) -> (Source, u64, Vec<usize>) {
        (Source::new(WORKLOADS[which].0, seed, task), start, pieces)
    }
}

proptest! {
    #[test]
    fn a_list_is_the_same_however_it_is_cut_into_pieces((source, start, pieces) in cut_up()) {
        let mut list = Vec::new();
        for len in &pieces {
            list.extend(filled(&source, start + list.len() as u64, *len));
        }
        prop_assert_eq!(list, filled(&source, start, pieces.iter().sum()));
    }

    #[test]
    fn a_max_is_the_same_however_its_list_is_cut_into_pieces((source, start, pieces) in cut_up()) {
        let (mut at, mut max) = (start, None);
        for len in &pieces {
            max = greater(max, source.max(at, *len));
            at += *len as u64;
        }
        prop_assert_eq!(max, source.max(start, pieces.iter().sum()));
    }

    #[test]
    fn a_list_in_memory_has_the_max_of_the_streamed_list((source, start, pieces) in cut_up()) {
        let len = pieces.iter().sum();
        prop_assert_eq!(source.max(start, len), oracle::max_of(&filled(&source, start, len)));
    }
}
