//! Runs for the tests of strategies, and assertions that hold for every run.

use std::thread;
use std::time::Duration;

use racelane::clock::now_ms;
use racelane::lists::{ListKind, Workload};
use racelane::run::{Options, Outcome, Run};
use racelane::spans::{Phase, Span};

use super::oracle::{self, Numbers};

/// Three computing tasks. Tests vary these options.
pub const COMPUTING: Options = Options {
    workload: Workload::Cpu,
    tasks: 3,
    size: 3_000_000,
    wait_ms: 0.0,
    list: ListKind::Stream,
    workers: 2,
    switch_interval_ms: 5.0,
    seed: 2020,
    records_spans: true,
};

/// Lists that take seconds of computing each, for runs that are stopped.
pub const ENDLESS: Options = Options {
    size: 2_000_000_000,
    ..COMPUTING
};

/// Both kinds of list.
pub const LIST_KINDS: [ListKind; 2] = [ListKind::Stream, ListKind::Memory];

/// Both workloads, each with the oracle's numbers for it.
pub const WORKLOADS: [(Workload, Numbers); 2] =
    [(Workload::Io, Numbers::Io), (Workload::Cpu, Numbers::Cpu)];

/// Returns the oracle's kind of numbers for a workload.
pub fn numbers_of(workload: Workload) -> Numbers {
    match workload {
        Workload::Io => Numbers::Io,
        Workload::Cpu => Numbers::Cpu,
    }
}

/// Returns a run that begins now.
pub fn begin(options: Options) -> Run {
    Run::new(options, now_ms())
}

/// Returns the numbers of a run's tasks.
pub fn tasks(run: &Run) -> std::ops::Range<u32> {
    0..run.options().tasks
}

/// Asserts that every task has found the oracle's max, between the run's beginning and now.
pub fn assert_maxes(run: &Run) {
    let Options {
        workload,
        size,
        seed,
        ..
    } = *run.options();
    for task in tasks(run) {
        let Some(Outcome::Found { max, found_ms }) = run.task(task).outcome() else {
            panic!("task {task} ended with {:?}", run.task(task).outcome());
        };
        let expected = oracle::max(numbers_of(workload), seed, task, size);
        assert_eq!(max, expected, "the max of task {task}");
        assert!(
            (0.0..=run.clock().now_ms()).contains(&found_ms),
            "found at {found_ms} ms"
        );
    }
}

/// Asserts that every task's spans are in order, do not overlap, and lie between the run's beginning and now.
pub fn assert_spans_in_order(run: &Run) {
    let now_ms = run.clock().now_ms();
    for task in tasks(run) {
        let spans = run.task(task).spans();
        assert_eq!(
            run.task(task).dropped_spans(),
            0,
            "spans of task {task} were dropped"
        );
        assert!(!spans.is_empty(), "task {task} has no spans");
        let mut earliest_ms = 0.0;
        for span in spans {
            assert!(
                span.start_ms >= earliest_ms,
                "{span:?} before {earliest_ms}"
            );
            assert!(span.end_ms >= span.start_ms, "{span:?} ends first");
            earliest_ms = span.end_ms;
        }
        assert!(earliest_ms <= now_ms, "task {task} ends in the future");
    }
}

/// Returns all spans in which a task computed, with the task, sorted by start.
pub fn computing_spans(run: &Run) -> Vec<(u32, Span)> {
    let of_task = |task| {
        run.task(task)
            .spans()
            .into_iter()
            .map(move |span| (task, span))
    };
    let mut spans: Vec<(u32, Span)> = tasks(run)
        .flat_map(of_task)
        .filter(|(_, span)| matches!(span.phase, Phase::Build | Phase::Scan))
        .collect();
    spans.sort_by(|(_, a), (_, b)| {
        (a.start_ms, a.end_ms)
            .partial_cmp(&(b.start_ms, b.end_ms))
            .expect("times are numbers")
    });
    spans
}

/// Asserts that no two tasks computed at the same time. Two threads' clocks may differ by `tolerance_ms`.
pub fn assert_one_computes_at_a_time(run: &Run, tolerance_ms: f64) {
    for pair in computing_spans(run).windows(2) {
        let [(task, before), (other, after)] = pair else {
            unreachable!("windows of two")
        };
        assert!(
            after.start_ms >= before.end_ms - tolerance_ms,
            "task {task} computed in {before:?}, task {other} in {after:?}"
        );
    }
}

/// Waits until other threads fulfil the condition, and fails after 30 s.
pub fn until(what: &str, mut condition: impl FnMut() -> bool) {
    let begin_ms = now_ms();
    while !condition() {
        assert!(
            now_ms() - begin_ms < 30_000.0,
            "still not so after 30 s: {what}"
        );
        thread::sleep(Duration::from_millis(1));
    }
}
