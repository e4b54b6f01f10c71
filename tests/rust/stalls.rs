//! Stalled pieces of work, and what a run records of them.

use crate::common::runs::{COMPUTING, begin, tasks};
use racelane::run::Options;
use racelane::stalls::Stalls;
use racelane::strategies::stepped::{Step, step};

fn lost_by(pieces_ms: &[f64]) -> f64 {
    let mut stalls = Stalls::default();
    for &piece_ms in pieces_ms {
        stalls.note(piece_ms);
    }
    stalls.lost_ms()
}

#[test]
fn equal_pieces_and_slightly_longer_ones_lose_nothing() {
    assert_eq!(lost_by(&[]), 0.0);
    assert_eq!(lost_by(&[0.1; 1000]), 0.0);
    assert_eq!(lost_by(&[0.1, 0.2, 0.1, 1.6, 0.3]), 0.0);
}

#[test]
fn a_stalled_piece_loses_its_time_beyond_the_shortest_piece() {
    assert!((lost_by(&[0.1, 4.1, 0.1]) - 4.0).abs() < 1e-9);
    assert!((lost_by(&[0.1, 4.1, 0.1, 10.1]) - 14.0).abs() < 1e-9);
}

#[test]
fn a_slow_processor_is_not_a_stalled_one() {
    assert_eq!(lost_by(&[8.0, 9.0, 12.0, 17.0]), 0.0);
}

#[test]
fn a_long_first_piece_is_no_stall() {
    assert_eq!(lost_by(&[50.0, 0.1, 0.1]), 0.0);
}

#[test]
fn a_clock_with_steps_of_1_ms_makes_no_stalls() {
    assert_eq!(lost_by(&[0.0, 0.0, 1.0, 0.0, 1.0000002, 0.0]), 0.0);
}

#[test]
fn lost_time_is_kept_for_each_task_and_less_than_its_scan() {
    let run = begin(Options {
        size: 30_000_000,
        ..COMPUTING
    });
    for task in tasks(&run) {
        while step(&run, task, 10.0) == Step::More {}
        let scanned_ms: f64 = run
            .task(task)
            .spans()
            .iter()
            .map(|span| span.end_ms - span.start_ms)
            .sum();
        let lost_ms = run.task(task).lost_ms();
        assert!((0.0..=scanned_ms).contains(&lost_ms), "{lost_ms}");
    }
    run.task(1).lose(2.5);
    run.task(1).lose(2.0);
    let before_ms = run.task(0).lost_ms();
    assert!(run.task(1).lost_ms() >= 4.5);
    assert_eq!(run.task(0).lost_ms(), before_ms);
}
