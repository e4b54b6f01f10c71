//! Computing in steps on an event loop.

use racelane::lists::{BLOCK_LEN, ListKind, Workload};
use racelane::run::{Options, Run};
use racelane::spans::Phase;
use racelane::strategies::stepped::{Step, step};

use crate::common::runs::{
    COMPUTING, LIST_KINDS, assert_maxes, assert_one_computes_at_a_time, assert_spans_in_order,
    begin, tasks,
};

/// Steps through a whole task, and returns the number of steps.
fn run_task(run: &Run, task: u32, budget_ms: f64) -> u32 {
    for steps in 1.. {
        match step(run, task, budget_ms) {
            Step::More => (),
            Step::Ended => return steps,
            other => panic!("after {steps} steps: {other:?}"),
        }
    }
    unreachable!("it would have been found long ago")
}

fn phases_of(run: &Run, task: u32) -> Vec<Phase> {
    run.task(task)
        .spans()
        .iter()
        .map(|span| span.phase)
        .collect()
}

#[test]
fn whole_runs_in_small_steps_find_the_oracles_maxes() {
    for list in LIST_KINDS {
        for size in [0, 1, BLOCK_LEN as u32 + 1, 3_000_000] {
            for budget_ms in [0.0, 0.5, 1e9] {
                let run = begin(Options {
                    size,
                    list,
                    ..COMPUTING
                });
                tasks(&run).for_each(|task| _ = run_task(&run, task, budget_ms));
                assert_maxes(&run);
                assert_spans_in_order(&run);
                assert_one_computes_at_a_time(&run, 0.0);
            }
        }
    }
}

#[test]
fn short_lists_of_waiting_tasks_have_the_oracles_maxes() {
    let run = begin(Options {
        workload: Workload::Io,
        list: ListKind::Memory,
        tasks: 10,
        size: 10,
        ..COMPUTING
    });
    tasks(&run).for_each(|task| _ = run_task(&run, task, 1.0));
    assert_maxes(&run);
}

#[test]
fn tasks_may_take_turns_step_by_step() {
    let run = begin(COMPUTING);
    let mut open: Vec<u32> = tasks(&run).collect();
    while !open.is_empty() {
        open.retain(|&task| step(&run, task, 0.0) == Step::More);
    }
    assert_maxes(&run);
    assert_spans_in_order(&run);
}

#[test]
fn a_step_takes_at_least_a_block_and_at_most_the_task() {
    for (list, steps) in [(ListKind::Stream, 10), (ListKind::Memory, 20)] {
        let run = begin(Options {
            size: 10 * BLOCK_LEN as u32,
            list,
            ..COMPUTING
        });
        assert_eq!(run_task(&run, 0, 0.0), steps, "{list:?}");
        assert_eq!(run_task(&run, 1, 1e9), 1, "{list:?}");
    }
}

#[test]
fn a_task_has_one_span_for_each_phase_in_any_number_of_steps() {
    for (list, phases) in [
        (ListKind::Stream, [Phase::Scan].as_slice()),
        (ListKind::Memory, &[Phase::Build, Phase::Scan]),
    ] {
        let run = begin(Options { list, ..COMPUTING });
        run_task(&run, 0, 0.0);
        assert_eq!(phases_of(&run, 0), phases, "{list:?}");
    }
}

#[test]
fn the_board_shows_the_phase_and_growing_progress() {
    let run = begin(COMPUTING);
    let board = run.task(1).board();
    let shown = || (board.lane(), board.phase(), board.progress());
    board.set_lane(7);
    assert_eq!(shown(), (7, Some(Phase::Start), 0.0), "at first");
    board.show_ready();
    assert_eq!(shown(), (7, Some(Phase::Queue), 0.0), "before any step");
    let mut before = 0.0;
    while step(&run, 1, 0.0) == Step::More {
        let (lane, phase, progress) = shown();
        assert_eq!((lane, phase), (7, Some(Phase::Scan)));
        assert!(progress > before && progress < 1.0, "{progress}");
        before = progress;
    }
    assert!(
        before > 0.9,
        "the board shows the last block but one: {before}"
    );
    assert_eq!(board.phase(), None, "after the last step");
}
