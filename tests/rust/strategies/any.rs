//! Arbitrary runs: every strategy finds the oracle's maxima, and a stopped run has no wrong max.

use std::thread;
use std::time::Duration;

use proptest::prelude::*;
use racelane::lists::BLOCK_LEN;
use racelane::run::{Options, Outcome, Run};
use racelane::strategies::stepped::{Step, step};

use super::locked::{join, spawn_tasks};
use super::shared::{alone, await_all, finished, spawn};
use crate::common::oracle;
use crate::common::runs::{
    COMPUTING, LIST_KINDS, WORKLOADS, assert_maxes, begin, numbers_of, tasks,
};

/// Sizes around whole blocks, and around the parts of sixteen blocks that threads steal.
fn sizes() -> impl Strategy<Value = u32> {
    let block = BLOCK_LEN as u32;
    let edges = vec![0, block, 2 * block, 16 * block, 32 * block];
    prop_oneof![
        0..200_000_u32,
        (prop::sample::select(edges), -2..=2_i32)
            .prop_map(|(edge, more)| edge.saturating_add_signed(more)),
    ]
}

prop_compose! {
    fn any_options()(
        which in 0..WORKLOADS.len(),
        kind in 0..LIST_KINDS.len(),
        tasks in 1..6_u32,
        size in sizes(),
        seed: u32,
        switch_interval_ms in 0.1..5.0_f64,
    ) -> Options {
        let (workload, list) = (WORKLOADS[which].0, LIST_KINDS[kind]);
        Options { workload, list, tasks, size, seed, switch_interval_ms, ..COMPUTING }
    }
}

/// Asserts that every max which a stopped run has found is the oracle's.
fn assert_nothing_wrong(run: &Run) {
    let Options {
        workload,
        size,
        seed,
        ..
    } = *run.options();
    for task in tasks(run) {
        if let Some(Outcome::Found { max, .. }) = run.task(task).outcome() {
            assert_eq!(
                max,
                oracle::max(numbers_of(workload), seed, task, size),
                "task {task}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn threads_shared_threads_and_steps_find_every_max_of_any_run(options in any_options()) {
        let under_lock = std::sync::Arc::new(begin(options));
        join(spawn_tasks(&under_lock));
        assert_maxes(&under_lock);

        let stepped = begin(options);
        for task in tasks(&stepped) {
            while step(&stepped, task, 0.0) == Step::More {}
        }
        assert_maxes(&stepped);

        let _pool = alone();
        assert_maxes(&finished(options));
    }

    #[test]
    fn a_run_that_is_stopped_at_any_moment_finds_no_wrong_max(
        options in any_options(),
        after_us in 0..3000_u64,
    ) {
        let _pool = alone();
        let under_lock = std::sync::Arc::new(begin(options));
        let threads = spawn_tasks(&under_lock);
        let shared = spawn(options);
        thread::sleep(Duration::from_micros(after_us));
        for run in [&under_lock, &shared] {
            run.stop().set();
        }
        join(threads);
        await_all(&shared);
        assert_nothing_wrong(&under_lock);
        assert_nothing_wrong(&shared);
    }
}
