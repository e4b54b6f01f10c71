//! Work-stealing threads in one memory, on rayon's global pool.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use racelane::lists::{ListKind, Workload};
use racelane::run::{Options, Part, Run};
use racelane::spans::{Phase, Span};
use racelane::strategies::shared::spawn_tasks;

use crate::common::runs::{
    COMPUTING, LIST_KINDS, assert_maxes, assert_spans_in_order, begin, tasks, until,
};

/// How often each task was announced in the present test.
static ANNOUNCED: [AtomicU32; 64] = [const { AtomicU32::new(0) }; 64];

fn announce(task: u32) {
    ANNOUNCED[task as usize].fetch_add(1, SeqCst);
}

/// Gives the caller the pool and the table above until the guard is dropped: all tests share them.
pub fn alone() -> MutexGuard<'static, ()> {
    static POOL: Mutex<()> = Mutex::new(());
    let pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    ANNOUNCED.iter().for_each(|count| count.store(0, SeqCst));
    pool
}

pub fn spawn(options: Options) -> Arc<Run> {
    let workers = rayon::current_num_threads() as u32;
    let run = Arc::new(begin(Options { workers, ..options }));
    spawn_run(&run);
    run
}

/// Gives all tasks of a run to the pool. The run needs a lane for each thread of the pool.
pub fn spawn_run(run: &Arc<Run>) {
    spawn_tasks(run, announce);
}

/// Carries out a whole run.
pub fn finished(options: Options) -> Arc<Run> {
    let run = spawn(options);
    await_all(&run);
    run
}

/// Waits until all tasks of a run are announced, each once, and clears the table.
pub fn await_all(run: &Run) {
    let counts = || ANNOUNCED.iter().map(|count| count.load(SeqCst));
    let total = run.options().tasks;
    until("all tasks are announced", || counts().sum::<u32>() >= total);
    let expected = (0..64).map(|task| u32::from(task < total));
    assert!(counts().eq(expected), "each task once: {ANNOUNCED:?}");
    ANNOUNCED.iter().for_each(|count| count.store(0, SeqCst));
}

fn parts_of(run: &Run) -> Vec<Vec<Part>> {
    (0..run.options().workers)
        .map(|lane| run.lane(lane).parts())
        .collect()
}

fn span_of(run: &Run, task: u32, phase: Phase) -> Span {
    let spans = run.task(task).spans();
    let mut of_phase = spans.into_iter().filter(|span| span.phase == phase);
    let span = of_phase.next().expect("the task was in this phase");
    assert_eq!(
        of_phase.next(),
        None,
        "{phase:?} of task {task} is one span"
    );
    span
}

/// Returns for how long at least one lane was at work.
fn covered_ms(lanes: Vec<Vec<Part>>) -> f64 {
    let mut spans: Vec<Span> = lanes.concat().into_iter().map(|part| part.span).collect();
    spans.sort_by(|a, b| a.start_ms.total_cmp(&b.start_ms));
    let mut until_ms = 0.0;
    let mut covered_ms = 0.0;
    for span in spans {
        covered_ms += (span.end_ms - span.start_ms.max(until_ms)).max(0.0);
        until_ms = span.end_ms.max(until_ms);
    }
    covered_ms
}

#[test]
fn shared_threads_find_the_oracles_maxes_and_announce_each_task_once() {
    let _pool = alone();
    for list in LIST_KINDS {
        for size in [
            0,
            1,
            65_537,
            (1 << 20) - 1,
            1 << 20,
            (1 << 20) + 1,
            5_000_000,
        ] {
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
fn more_tasks_than_threads_queue_up_and_are_all_done() {
    let _pool = alone();
    let run = finished(Options {
        tasks: 64,
        size: 100_000,
        ..COMPUTING
    });
    assert_maxes(&run);
    assert_spans_in_order(&run);
    for task in tasks(&run) {
        let queue = span_of(&run, task, Phase::Queue);
        let scan = span_of(&run, task, Phase::Scan);
        assert_eq!(queue.end_ms, scan.start_ms);
    }
}

#[test]
fn the_parts_on_a_lane_are_in_order_and_each_within_its_tasks_span() {
    let _pool = alone();
    for list in LIST_KINDS {
        let run = finished(Options { list, ..COMPUTING });
        for lane in parts_of(&run) {
            for pair in lane.windows(2) {
                assert!(pair[1].span.start_ms >= pair[0].span.end_ms, "{pair:?}");
            }
            for Part { task, span } in lane {
                let whole = span_of(&run, task, span.phase);
                let within = span.start_ms >= whole.start_ms && span.end_ms <= whole.end_ms;
                assert!(within, "{span:?} of task {task} in {whole:?}");
            }
        }
    }
}

#[test]
fn the_parts_of_all_lanes_cover_the_computing() {
    let _pool = alone();
    let run = finished(Options {
        size: 40_000_000,
        ..COMPUTING
    });
    let scans: Vec<Span> = tasks(&run)
        .map(|task| span_of(&run, task, Phase::Scan))
        .collect();
    let begin_ms = scans
        .iter()
        .fold(f64::MAX, |at, scan| at.min(scan.start_ms));
    let end_ms = scans.iter().fold(0.0, |at: f64, scan| at.max(scan.end_ms));
    let lanes = parts_of(&run);
    for task in tasks(&run) {
        let has_parts = lanes.iter().flatten().any(|part| part.task == task);
        assert!(has_parts, "task {task} was computed on some lane");
    }
    let (covered_ms, whole_ms) = (covered_ms(lanes), end_ms - begin_ms);
    assert!(
        covered_ms > whole_ms / 2.0,
        "parts of {covered_ms} ms in {whole_ms} ms"
    );
}

#[test]
fn the_parts_of_one_task_are_shared_by_the_threads() {
    if rayon::current_num_threads() < 2 {
        return;
    }
    let _pool = alone();
    let run = finished(Options {
        tasks: 1,
        size: 200_000_000,
        ..COMPUTING
    });
    let busy = parts_of(&run)
        .iter()
        .filter(|lane| !lane.is_empty())
        .count();
    assert!(busy >= 2, "one lane did everything");
}

#[test]
fn a_task_sleeps_after_its_max_is_known() {
    let _pool = alone();
    let run = finished(Options {
        workload: Workload::Io,
        list: ListKind::Memory,
        tasks: 2,
        size: 10,
        wait_ms: 30.0,
        ..COMPUTING
    });
    assert_maxes(&run);
    assert_spans_in_order(&run);
    for task in tasks(&run) {
        let wait = span_of(&run, task, Phase::Wait);
        assert!(wait.end_ms - wait.start_ms >= 29.9, "{wait:?}");
        assert!(wait.start_ms >= span_of(&run, task, Phase::Scan).end_ms);
    }
    let waits = parts_of(&run).concat();
    let waits = waits.iter().filter(|part| part.span.phase == Phase::Wait);
    assert_eq!(waits.count(), 2, "each wait is on a lane");
}
