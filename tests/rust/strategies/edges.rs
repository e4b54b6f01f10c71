//! Lists whose greatest number is the first or last of a block or part: a strategy that skips one number fails.

use std::sync::Arc;

use racelane::lists::BLOCK_LEN;
use racelane::run::{Options, Run};
use racelane::strategies::{locked, stepped, stepped::Step};

use super::shared::{alone, finished};
use crate::common::oracle::{self, Numbers};
use crate::common::runs::{COMPUTING, LIST_KINDS, assert_maxes, begin};

const PART_LEN: usize = 16 * BLOCK_LEN;
const SIZE: usize = 3 * PART_LEN;

/// Seeds with the place of the greatest number in the list of task 0. They were found by search.
const SEEDS: [(u32, usize); 7] = [
    (2_292_961, 0),
    (10_493_468, BLOCK_LEN - 1),
    (403_316, BLOCK_LEN),
    (233_273, PART_LEN - 1),
    (815_219, PART_LEN),
    (3_786_503, 2 * PART_LEN - 1),
    (1_879_711, SIZE - 1),
];

/// Lets a strategy find the max for each seed, in both kinds of list.
fn check(carry_out: fn(Options) -> Arc<Run>) {
    for list in LIST_KINDS {
        for (seed, _) in SEEDS {
            let run = carry_out(Options {
                tasks: 1,
                size: SIZE as u32,
                list,
                seed,
                ..COMPUTING
            });
            assert_maxes(&run);
        }
    }
}

#[test]
fn the_greatest_numbers_are_where_the_table_says() {
    for (seed, place) in SEEDS {
        let list = oracle::numbers(Numbers::Cpu, seed, 0, 0, SIZE);
        let others = list.iter().enumerate().filter(|(at, _)| *at != place);
        let next = others.map(|(_, number)| *number).max();
        assert!(Some(list[place]) > next, "seed {seed}");
    }
}

#[test]
fn a_max_at_the_edge_of_a_block_or_part_is_found_in_steps() {
    check(|options| {
        let run = begin(options);
        while stepped::step(&run, 0, 0.0) != Step::Ended {}
        Arc::new(run)
    });
}

#[test]
fn a_max_at_the_edge_of_a_block_or_part_is_found_under_the_lock() {
    check(|options| {
        let run = begin(options);
        locked::run_task(&run, 0);
        Arc::new(run)
    });
}

#[test]
fn a_max_at_the_edge_of_a_block_or_part_is_found_by_shared_threads() {
    let _pool = alone();
    check(finished);
}
