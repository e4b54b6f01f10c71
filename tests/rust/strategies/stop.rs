//! Stopping: a run comes to rest long before its tasks would end, whatever it is doing.

use std::sync::Arc;
use std::thread::{self, JoinHandle};

use racelane::clock::now_ms;
use racelane::lists::ListKind;
use racelane::run::{Options, Run};
use racelane::spans::Phase;
use racelane::strategies::stepped::{Step, step};

use super::locked::{SLEEPING, join, spawn_tasks};
use super::shared::{alone, await_all, spawn, spawn_run};
use crate::common::runs::{COMPUTING, ENDLESS, begin, tasks, until};

/// Sets the stop flag, and asserts that the threads end long before their tasks would.
fn assert_stops_soon(run: &Run, threads: Vec<JoinHandle<()>>) {
    let stopped_ms = now_ms();
    run.stop().set();
    join(threads);
    let late_ms = now_ms() - stopped_ms;
    assert!(late_ms < 1000.0, "they went on for {late_ms} ms");
}

#[test]
fn a_stopped_run_takes_no_further_step() {
    let run = begin(ENDLESS);
    assert_eq!(step(&run, 0, 0.0), Step::More);
    run.stop().set();
    for task in tasks(&run) {
        assert_eq!(step(&run, task, 1e9), Step::Stopped);
        assert_eq!(run.task(task).outcome(), None);
    }
}

#[test]
fn a_stop_ends_a_step_in_the_middle_of_its_budget() {
    let run = begin(ENDLESS);
    thread::scope(|scope| {
        let stepping = scope.spawn(|| step(&run, 0, 1e9));
        until("it computes", || {
            run.task(0).board().phase() == Some(Phase::Scan)
        });
        let stopped_ms = now_ms();
        run.stop().set();
        let step = stepping.join().expect("the step ends");
        let late_ms = now_ms() - stopped_ms;
        assert_eq!(step, Step::Stopped);
        assert!(late_ms < 1000.0, "it went on for {late_ms} ms");
    });
    assert_eq!(run.task(0).outcome(), None);
}

#[test]
fn stop_ends_computing_threads_and_those_that_wait_for_the_lock() {
    let run = Arc::new(begin(ENDLESS));
    let threads = spawn_tasks(&run);
    until("two wait for the third", || {
        run.lock().counts().waiters == 2
    });
    assert_stops_soon(&run, threads);
    assert!(tasks(&run).all(|task| run.task(task).outcome().is_none()));
}

#[test]
fn stop_ends_a_thread_that_holds_the_lock_alone() {
    let run = Arc::new(begin(Options {
        tasks: 1,
        ..ENDLESS
    }));
    let threads = spawn_tasks(&run);
    until("it computes", || {
        run.task(0).board().phase() == Some(Phase::Scan)
    });
    assert_stops_soon(&run, threads);
    assert_eq!(run.task(0).outcome(), None);
}

#[test]
fn stop_ends_sleeping_threads() {
    let run = Arc::new(begin(Options {
        wait_ms: 60_000.0,
        ..SLEEPING
    }));
    let threads = spawn_tasks(&run);
    let asleep = |task| run.task(task).board().phase() == Some(Phase::Wait);
    until("all sleep", || tasks(&run).all(asleep));
    assert_stops_soon(&run, threads);
}

#[test]
fn stop_ends_all_tasks_soon_and_announces_each_once() {
    let _pool = alone();
    let run = spawn(ENDLESS);
    let computes = |task| run.task(task).board().phase() == Some(Phase::Scan);
    until("some task computes", || tasks(&run).any(computes));
    let stopped_ms = now_ms();
    run.stop().set();
    await_all(&run);
    let late_ms = now_ms() - stopped_ms;
    assert!(late_ms < 2000.0, "they went on for {late_ms} ms");
    assert!(tasks(&run).all(|task| run.task(task).outcome().is_none()));
}

/// A panic in one pool thread would end the whole pool.
#[test]
fn shared_threads_skip_the_list_of_a_run_that_was_stopped_before() {
    let _pool = alone();
    let options = Options {
        list: ListKind::Memory,
        workers: rayon::current_num_threads() as u32,
        ..COMPUTING
    };
    let run = Arc::new(begin(options));
    run.stop().set();
    spawn_run(&run);
    await_all(&run);
    assert!(tasks(&run).all(|task| run.task(task).outcome().is_none()));
}
