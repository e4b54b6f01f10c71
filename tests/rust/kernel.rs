//! The kernel finds the oracle's max for every size, workload, kind of list, seed and task.

use crate::common::oracle::{self, Numbers};
use crate::common::runs::{LIST_KINDS, WORKLOADS};
use proptest::prelude::*;
use racelane::kernel::{Advance, Search, greater, max_of};
use racelane::lists::{BLOCK_LEN, ListKind, Source, Workload};
use racelane::spans::Phase;

const BLOCK: u32 = BLOCK_LEN as u32;

/// How many numbers a thread of `shared` steals at a time.
const PART: u32 = 16 * BLOCK;

fn search(source: Source, size: u32, kind: ListKind) -> Search {
    Search::new(source, size, kind).expect("there is room for the list")
}

fn found(source: Source, size: u32, kind: ListKind) -> Option<i32> {
    let mut search = search(source, size, kind);
    loop {
        if let Advance::Found(max) = search.advance() {
            return max;
        }
    }
}

/// Compares both list kinds with the oracle, for both workloads.
fn check(sizes: &[u32], seeds: &[u32], tasks: &[u32]) {
    for (workload, numbers) in WORKLOADS {
        for (&size, &seed) in sizes
            .iter()
            .flat_map(|size| seeds.iter().map(move |seed| (size, seed)))
        {
            for &task in tasks {
                let expected = oracle::max(numbers, seed, task, size);
                for kind in LIST_KINDS {
                    let max = found(Source::new(workload, seed, task), size, kind);
                    assert_eq!(
                        max, expected,
                        "{workload:?}, {kind:?}, size {size}, seed {seed}, task {task}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_max_is_the_oracles_for_sizes_around_one_block() {
    let sizes = [0, 1, 2, 10, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK];
    check(&sizes, &[0, 1, 2020, u32::MAX], &[0, 1, 63]);
}

#[test]
fn every_max_is_the_oracles_for_sizes_around_sixteen_blocks() {
    check(&[PART - 1, PART, PART + 1], &[0, u32::MAX], &[0, 63]);
    check(&[PART + 1], &[1, 2020], &[1]);
}

#[test]
fn a_hundred_million_numbers_have_the_oracles_max_in_both_kinds_of_list() {
    const SIZE: u32 = 100_000_000;
    let expected = oracle::max(Numbers::Cpu, 2020, 0, SIZE);
    for kind in LIST_KINDS {
        let source = Source::new(Workload::Cpu, 2020, 0);
        assert_eq!(found(source, SIZE, kind), expected, "{kind:?}");
    }
}

#[test]
fn an_empty_list_has_no_max_and_takes_one_step() {
    for (workload, _) in WORKLOADS {
        for kind in LIST_KINDS {
            let mut search = search(Source::new(workload, 2020, 0), 0, kind);
            assert_eq!((search.phase(), search.progress()), (Phase::Scan, 1.0));
            assert_eq!(
                search.advance(),
                Advance::Found(None),
                "{workload:?}, {kind:?}"
            );
        }
    }
}

#[test]
fn a_block_takes_one_step_streamed_and_two_steps_in_memory() {
    for (size, blocks) in [
        (1, 1),
        (BLOCK - 1, 1),
        (BLOCK, 1),
        (BLOCK + 1, 2),
        (3 * BLOCK, 3),
    ] {
        for (kind, steps) in [(ListKind::Stream, blocks), (ListKind::Memory, 2 * blocks)] {
            let mut search = search(Source::new(Workload::Cpu, 2020, 0), size, kind);
            for _ in 1..steps {
                assert_eq!(search.advance(), Advance::More, "{kind:?}, size {size}");
            }
            let last = search.advance();
            assert!(
                matches!(last, Advance::Found(Some(_))),
                "{kind:?}, size {size}: {last:?}"
            );
        }
    }
}

#[test]
fn progress_grows_from_nothing_to_the_end_of_each_phase() {
    const SIZE: u32 = 10 * BLOCK + 1;
    for (kind, phases) in [
        (ListKind::Stream, [Phase::Scan].as_slice()),
        (ListKind::Memory, &[Phase::Build, Phase::Scan]),
    ] {
        let mut search = search(Source::new(Workload::Cpu, 2020, 0), SIZE, kind);
        for phase in phases {
            for blocks in 0..11 {
                assert_eq!(search.phase(), *phase);
                let expected = f64::from(blocks * BLOCK) / f64::from(SIZE);
                assert!(
                    (search.progress() - expected).abs() < 1e-9,
                    "{kind:?}, {phase:?}"
                );
                _ = search.advance();
            }
        }
        assert_eq!(search.progress(), 1.0);
    }
}

#[test]
fn the_max_of_a_block_is_found_at_every_length_and_place() {
    let list = oracle::numbers(Numbers::Cpu, 2020, 0, 0, 100);
    for start in 0..16 {
        for len in 0..=70 {
            let block = &list[start..start + len];
            assert_eq!(max_of(block), oracle::max_of(block), "{len} from {start}");
        }
    }
}

#[test]
fn the_greatest_number_is_found_at_every_place_in_a_block() {
    for len in 1..=70 {
        for place in 0..len {
            let mut block = vec![i32::MIN; len];
            assert_eq!(max_of(&block), Some(i32::MIN));
            block[place] = -5;
            assert_eq!(max_of(&block), Some(-5), "at {place} of {len}");
            block[place] = i32::MAX;
            assert_eq!(max_of(&block), Some(i32::MAX), "at {place} of {len}");
        }
    }
}

#[test]
fn the_max_of_an_empty_list_is_less_than_every_other() {
    assert_eq!(greater(None, None), None);
    for max in [i32::MIN, -1, 0, i32::MAX] {
        assert_eq!(greater(None, Some(max)), Some(max));
        assert_eq!(greater(Some(max), None), Some(max));
        assert_eq!(greater(Some(max), Some(i32::MIN)), Some(max));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_list_has_the_oracles_max(
        which in 0..WORKLOADS.len(),
        seed: u32,
        task in 0..64_u32,
        size in 0..200_000_u32,
    ) {
        let (workload, numbers) = WORKLOADS[which];
        let expected = oracle::max(numbers, seed, task, size);
        for kind in LIST_KINDS {
            prop_assert_eq!(found(Source::new(workload, seed, task), size, kind), expected);
        }
    }

    #[test]
    fn any_block_has_the_oracles_max(block: Vec<i32>) {
        prop_assert_eq!(max_of(&block), oracle::max_of(&block));
    }
}
