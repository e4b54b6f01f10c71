//! Real threads under one lock.

use std::sync::Arc;
use std::thread::{self, JoinHandle};

use racelane::clock::now_ms;
use racelane::lists::{ListKind, Workload};
use racelane::run::{Options, Run};
use racelane::spans::{Phase, Span};
use racelane::strategies::locked::run_task;

use crate::common::runs::{
    COMPUTING, LIST_KINDS, assert_maxes, assert_one_computes_at_a_time, assert_spans_in_order,
    begin, computing_spans, tasks, until,
};

/// Waiters ask for the lock every millisecond, so that a short run has many hand-overs.
const HURRIED: Options = Options {
    size: 40_000_000,
    switch_interval_ms: 1.0,
    ..COMPUTING
};

/// Ten sleepers of 100 ms each.
pub const SLEEPING: Options = Options {
    workload: Workload::Io,
    list: ListKind::Memory,
    tasks: 10,
    size: 10,
    wait_ms: 100.0,
    ..COMPUTING
};

pub fn spawn_tasks(run: &Arc<Run>) -> Vec<JoinHandle<()>> {
    let spawn = |task| {
        let run = Arc::clone(run);
        thread::spawn(move || run_task(&run, task))
    };
    tasks(run).map(spawn).collect()
}

pub fn join(threads: Vec<JoinHandle<()>>) {
    for thread in threads {
        thread.join().expect("no task panics");
    }
}

/// A whole run with a thread a task.
fn finished(options: Options) -> Arc<Run> {
    let run = Arc::new(begin(options));
    join(spawn_tasks(&run));
    run
}

/// As [`finished`], but nobody begins before all are there. That is one hand-over more: from here to the first.
fn finished_at_once(options: Options) -> Arc<Run> {
    let run = Arc::new(begin(options));
    let held = run.lock().acquire(u32::MAX, run.stop());
    let threads = spawn_tasks(&run);
    until("all wait", || run.lock().counts().waiters == options.tasks);
    drop(held);
    join(threads);
    run
}

fn spans_of(run: &Run, task: u32, phase: Phase) -> Vec<Span> {
    let mut spans = run.task(task).spans();
    spans.retain(|span| span.phase == phase);
    spans
}

#[test]
fn threads_under_the_lock_find_the_oracles_maxes() {
    for list in LIST_KINDS {
        for size in [0, 1, 65_537, 3_000_000] {
            let run = finished(Options {
                size,
                list,
                tasks: 4,
                ..COMPUTING
            });
            assert_maxes(&run);
            assert_spans_in_order(&run);
        }
    }
}

#[test]
fn no_two_threads_compute_at_the_same_time() {
    for list in LIST_KINDS {
        let run = finished_at_once(Options { list, ..HURRIED });
        assert_maxes(&run);
        assert_spans_in_order(&run);
        assert_one_computes_at_a_time(&run, 0.0);
    }
}

#[test]
fn every_hand_over_is_counted_and_seen_in_the_spans() {
    for list in LIST_KINDS {
        let run = finished_at_once(Options { list, ..HURRIED });
        let spans = computing_spans(&run);
        let changes = spans.windows(2).filter(|pair| pair[0].0 != pair[1].0);
        let changes = changes.count() as u64;
        assert_eq!(run.lock().counts().switches, 1 + changes, "{list:?}");
        assert!(changes >= 4, "{changes}: every task ran in one piece");
    }
}

#[test]
fn a_thread_that_has_not_the_lock_waits_for_it() {
    let run = finished_at_once(HURRIED);
    let times = |task, phase| spans_of(&run, task, phase).into_iter();
    let waited_ms: f64 = tasks(&run)
        .flat_map(|task| times(task, Phase::Lock))
        .map(|span| span.end_ms - span.start_ms)
        .sum();
    let computed_ms: f64 = computing_spans(&run)
        .iter()
        .map(|(_, span)| span.end_ms - span.start_ms)
        .sum();
    // Two wait while one computes, at least until the first of them has ended.
    assert!(
        waited_ms > computed_ms / 2.0,
        "{waited_ms} ms, {computed_ms} ms"
    );
    let told_ms = run.lock().counts().waited_ms;
    assert!(
        told_ms > computed_ms / 2.0,
        "{told_ms} ms, {computed_ms} ms"
    );
}

#[test]
fn a_task_alone_keeps_the_lock_to_its_end() {
    let run = finished(Options {
        tasks: 1,
        ..HURRIED
    });
    assert_maxes(&run);
    assert_eq!(run.lock().counts().switches, 0);
    assert_eq!(computing_spans(&run).len(), 1);
}

#[test]
fn sleeping_threads_have_let_go_of_the_lock_and_overlap() {
    let begin_ms = now_ms();
    let run = finished(SLEEPING);
    let took_ms = now_ms() - begin_ms;
    assert!(took_ms >= 100.0, "{took_ms} ms is less than one wait");
    assert!(took_ms < 600.0, "ten waits of 100 ms took {took_ms} ms");
    assert_maxes(&run);
    assert_spans_in_order(&run);
    for task in tasks(&run) {
        let waits = spans_of(&run, task, Phase::Wait);
        let [wait] = waits.as_slice() else {
            panic!("task {task} waits once: {waits:?}")
        };
        let wait_ms = wait.end_ms - wait.start_ms;
        assert!(wait_ms >= 99.9, "task {task} waited {wait_ms} ms");
    }
}

#[test]
fn a_thread_sleeps_after_its_max_is_known_and_then_asks_for_the_lock_again() {
    let run = finished(SLEEPING);
    for task in tasks(&run) {
        let phases: Vec<Phase> = run
            .task(task)
            .spans()
            .iter()
            .map(|span| span.phase)
            .collect();
        let expected = [
            Phase::Lock,
            Phase::Build,
            Phase::Scan,
            Phase::Wait,
            Phase::Lock,
        ];
        assert_eq!(phases, expected, "task {task}");
    }
}

#[test]
fn a_run_without_spans_finds_the_same_and_records_nothing() {
    let run = begin(Options {
        records_spans: false,
        ..COMPUTING
    });
    thread::scope(|scope| {
        for task in tasks(&run) {
            let run = &run;
            scope.spawn(move || run_task(run, task));
        }
    });
    assert_maxes(&run);
    for task in tasks(&run) {
        assert!(run.task(task).spans().is_empty(), "task {task}");
    }
}
