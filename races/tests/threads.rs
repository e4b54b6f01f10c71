//! Real threads over the lock and whole runs, for Miri and ThreadSanitizer. The runs are small, because Miri interprets
//! them; it reports every data race and every misuse of memory in the interleaving that it happens to take.
//!
//! Miri has a clock of its own, on which a second is not a second of the machine.

use std::cell::UnsafeCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

use racelane::clock::now_ms;
use racelane::lists::{ListKind, Workload};
use racelane::lock::SwitchLock;
use racelane::reference::Reference;
use racelane::run::{Options, Outcome, Run, StopFlag};
use racelane::strategies::{locked, shared, stepped};

/// Short waits and short lists.
const OPTIONS: Options = Options {
    workload: Workload::Cpu,
    tasks: 3,
    size: 100,
    wait_ms: 1.0,
    list: ListKind::Memory,
    workers: 2,
    switch_interval_ms: 0.1,
    seed: 2020,
    records_spans: true,
};

/// A number that is only right while the lock is held.
#[derive(Default)]
struct Guarded(UnsafeCell<u32>);

// SAFETY: the lock guards the number. The tools that run this test report where it does not.
unsafe impl Sync for Guarded {}

fn assert_maxes(run: &Run) {
    let Options {
        workload,
        seed,
        size,
        tasks,
        ..
    } = *run.options();
    for task in 0..tasks {
        let mut reference = Reference::new(workload, seed, task, size);
        assert!(reference.advance(u64::MAX));
        let Some(Outcome::Found { max, .. }) = run.task(task).outcome() else {
            panic!("task {task} ended with {:?}", run.task(task).outcome());
        };
        assert_eq!(max, reference.max(), "task {task}");
    }
}

#[test]
fn threads_under_the_lock_take_turns_with_what_it_guards() {
    const BLOCKS: u32 = 20;
    let lock = SwitchLock::new(Duration::ZERO);
    let guarded = Guarded::default();
    let never = StopFlag::new();
    thread::scope(|scope| {
        for owner in 0..3 {
            let (lock, guarded, never) = (&lock, &guarded, &never);
            scope.spawn(move || {
                let mut held = lock.acquire(owner, never).expect("nobody stops it");
                for _ in 0..BLOCKS {
                    // SAFETY: the lock is held.
                    unsafe { *guarded.0.get() += 1 };
                    thread::yield_now();
                    if held.drop_requested() {
                        held.hand_over(never);
                        held = lock.acquire(owner, never).expect("nobody stops it");
                    }
                }
            });
        }
    });
    assert_eq!(guarded.0.into_inner(), 3 * BLOCKS);
    assert!(lock.counts().switches >= 2);
}

#[test]
fn a_run_under_the_lock_finds_every_max() {
    let run = Run::new(OPTIONS, now_ms());
    thread::scope(|scope| {
        for task in 0..OPTIONS.tasks {
            let run = &run;
            scope.spawn(move || locked::run_task(run, task));
        }
        // The coordinator reads these while threads run, too.
        for task in 0..OPTIONS.tasks {
            let (task, counts) = (run.task(task), run.lock().counts());
            _ = (task.board().phase(), task.spans(), counts.waited_ms);
        }
    });
    assert_maxes(&run);
}

#[test]
fn a_run_in_steps_may_be_stopped_from_another_thread() {
    let run = Run::new(OPTIONS, now_ms());
    thread::scope(|scope| {
        let stopping = scope.spawn(|| run.stop().set());
        while stepped::step(&run, 0, 0.0) == stepped::Step::More {}
        stopping.join().expect("no thread panics");
    });
    assert_eq!(stepped::step(&run, 1, 0.0), stepped::Step::Stopped);
}

static ENDED: AtomicUsize = AtomicUsize::new(0);

/// Runs all tasks on rayon's pool, and waits until each was announced as ended.
fn run_shared(options: Options, meanwhile: impl FnOnce(&Run)) -> Arc<Run> {
    ENDED.store(0, SeqCst);
    let run = Arc::new(Run::new(options, now_ms()));
    shared::spawn_tasks(&run, |_task| _ = ENDED.fetch_add(1, SeqCst));
    meanwhile(&run);
    while ENDED.load(SeqCst) < options.tasks as usize {
        thread::sleep(Duration::from_millis(1));
    }
    run
}

/// This is one test, because both runs need the one pool and the one counter.
#[test]
fn shared_threads_fill_uninitialised_lists_and_find_every_max() {
    rayon::ThreadPoolBuilder::new()
        .num_threads(2)
        .build_global()
        .expect("there is no pool yet");
    let two_tasks = Options {
        tasks: 2,
        ..OPTIONS
    };
    assert_maxes(&run_shared(two_tasks, |_| ()));
    // A list that is stopped while it is filled is freed, and none of its numbers is read.
    let run = run_shared(two_tasks, |run| run.stop().set());
    assert!(run.stop().is_set());
}
