//! Threads: a rayon pool of real workers, the lock under them, and tasks that they share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::time::Duration;

use js_sys::futures::JsFuture;
use racelane::lists::{ListKind, Workload};
use racelane::lock::SwitchLock;
use racelane::run::{Options, Outcome, Run, StopFlag};
use racelane::spans::Phase;
use racelane::strategies::locked::run_task;
use racelane::strategies::shared::spawn_tasks;
use wasm_bindgen_test::wasm_bindgen_test;

use super::memory::{TOO_LONG, assert_still_works};
use crate::common::runs::{
    COMPUTING, ENDLESS, LIST_KINDS, assert_maxes, assert_one_computes_at_a_time,
    assert_spans_in_order, begin, computing_spans, tasks, until,
};

/// How far two workers' clocks may differ: browsers round their time origins.
const CLOCKS_APART_MS: f64 = 0.5;

/// How many tasks have ended since the last look.
static ENDED: AtomicU32 = AtomicU32::new(0);

/// Starts the pool of two workers that all tests of this page share: a page can have only one.
async fn pool() {
    static STARTED: AtomicBool = AtomicBool::new(false);
    if !STARTED.swap(true, SeqCst) {
        let ready = racelane::init_thread_pool(2);
        JsFuture::from(ready).await.expect("the pool comes up");
    }
}

fn count_ended(_task: u32) {
    ENDED.fetch_add(1, SeqCst);
}

/// Waits asleep until all tasks of a run have ended. Only a worker may sleep, never the page.
fn await_all(run: &Run) {
    let total = run.options().tasks;
    until("all tasks have ended", || ENDED.load(SeqCst) >= total);
    assert_eq!(ENDED.swap(0, SeqCst), total);
}

fn shared(options: Options) -> Arc<Run> {
    let run = Arc::new(begin(options));
    spawn_tasks(&run, count_ended);
    await_all(&run);
    run
}

/// Carries out two tasks under the lock. Neither gets the lock before both have asked for it.
fn locked(options: Options) -> Arc<Run> {
    let run = Arc::new(begin(options));
    let held = run.lock().acquire(u32::MAX, run.stop());
    for task in tasks(&run) {
        let run = Arc::clone(&run);
        rayon::spawn(move || {
            run_task(&run, task);
            count_ended(task);
        });
    }
    until("both wait", || run.lock().counts().waiters == 2);
    drop(held);
    await_all(&run);
    run
}

#[wasm_bindgen_test]
fn a_lock_without_waiters_is_taken_and_released_at_once() {
    let lock = SwitchLock::new(Duration::from_millis(5));
    let stop = StopFlag::new();
    for _ in 0..1000 {
        let held = lock.acquire(0, &stop).expect("nobody stops it");
        assert!(!held.drop_requested());
        drop(held);
    }
    assert_eq!((lock.counts().switches, lock.counts().waited_ms), (0, 0.0));
    stop.set();
    assert!(lock.acquire(0, &stop).is_none(), "stopped");
}

#[wasm_bindgen_test]
async fn shared_threads_find_the_oracles_maxes() {
    pool().await;
    assert_eq!(rayon::current_num_threads(), 2);
    for list in LIST_KINDS {
        for size in [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 5_000_000] {
            let run = shared(Options {
                size,
                list,
                tasks: 4,
                ..COMPUTING
            });
            assert_maxes(&run);
        }
    }
}

#[wasm_bindgen_test]
async fn the_parts_of_one_task_are_shared_by_the_threads() {
    pool().await;
    let run = shared(Options {
        tasks: 1,
        size: 200_000_000,
        ..COMPUTING
    });
    for lane in 0..2 {
        assert!(
            !run.lane(lane).parts().is_empty(),
            "lane {lane} did nothing"
        );
    }
}

#[wasm_bindgen_test]
async fn threads_under_the_lock_find_the_oracles_maxes_and_never_compute_at_once() {
    pool().await;
    for list in LIST_KINDS {
        let run = locked(Options {
            tasks: 2,
            size: 40_000_000,
            switch_interval_ms: 2.0,
            list,
            ..COMPUTING
        });
        assert_maxes(&run);
        assert_one_computes_at_a_time(&run, CLOCKS_APART_MS);
        assert!(computing_spans(&run).len() > 4, "they took turns");
        assert!(
            run.lock().counts().switches > 4,
            "{}",
            run.lock().counts().switches
        );
    }
}

#[wasm_bindgen_test]
async fn threads_sleep_without_the_lock() {
    pool().await;
    let run = locked(Options {
        workload: Workload::Io,
        list: ListKind::Memory,
        tasks: 2,
        size: 10,
        wait_ms: 400.0,
        ..COMPUTING
    });
    assert_maxes(&run);
    assert_spans_in_order(&run);
    let took_ms = run.clock().now_ms();
    assert!(
        (400.0..750.0).contains(&took_ms),
        "two waits of 400 ms took {took_ms} ms"
    );
}

#[wasm_bindgen_test]
async fn the_stop_flag_ends_threads_that_compute() {
    pool().await;
    let run = Arc::new(begin(ENDLESS));
    spawn_tasks(&run, count_ended);
    let computes = |task| run.task(task).board().phase() == Some(Phase::Scan);
    until("some task computes", || tasks(&run).any(computes));
    let stopped_ms = run.clock().now_ms();
    run.stop().set();
    await_all(&run);
    let late_ms = run.clock().now_ms() - stopped_ms;
    assert!(late_ms < 1000.0, "they went on for {late_ms} ms");
}

#[wasm_bindgen_test]
async fn shared_lists_beyond_memory_are_refused_and_the_next_run_works() {
    pool().await;
    let run = shared(Options {
        size: TOO_LONG[0],
        list: ListKind::Memory,
        ..COMPUTING
    });
    for task in tasks(&run) {
        assert_eq!(run.task(task).outcome(), Some(Outcome::OutOfMemory));
    }
    assert_still_works();
    assert_maxes(&shared(COMPUTING));
}
