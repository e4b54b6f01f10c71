//! The lock in every interleaving of two or three threads, up to a number of preemptions.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use loom::cell::UnsafeCell;
use loom::model::Builder;
use loom::sync::Arc;
use loom::thread;
use racelane_races::clock;
use racelane_races::lock::{Held, SwitchLock};
use racelane_races::run::stop::StopFlag;

const INTERVAL_MS: u32 = 2;

/// A lock, the number that it guards, and the flags that end waits. loom reports two threads in `guarded` at once, and a
/// thread that does not see what the one before wrote.
struct World {
    lock: SwitchLock,
    guarded: UnsafeCell<u32>,
    never: StopFlag,
    stop: StopFlag,
}

impl World {
    fn acquire(&self, owner: u32) -> Held<'_> {
        self.lock
            .acquire(owner, &self.never)
            .expect("nobody stops it")
    }

    /// Changes the guarded number, which only the holder of the lock may do.
    fn compute(&self, _held: &Held) {
        // SAFETY: loom ends the test if a second thread is in here.
        self.guarded.with_mut(|count| unsafe { *count += 1 });
    }

    fn computed(&self) -> u32 {
        // SAFETY: as above.
        self.guarded.with(|count| unsafe { *count })
    }
}

/// Returns how often a thread that could go on is interrupted in a run, at most. The time grows fast with it.
fn preemptions() -> usize {
    let given = std::env::var("RACES_PREEMPTIONS").ok();
    given.map_or(4, |text| {
        text.parse().expect("RACES_PREEMPTIONS is a number")
    })
}

/// Explores a program over a fresh world, and prints in how many interleavings it ran.
fn explore(program: impl Fn(&Arc<World>) + Sync + Send + 'static) {
    let mut builder = Builder::new();
    builder.preemption_bound = Some(preemptions());
    let counted = std::sync::Arc::new(AtomicUsize::new(0));
    let runs = std::sync::Arc::clone(&counted);
    builder.check(move || {
        runs.fetch_add(1, SeqCst);
        clock::begin();
        let world = Arc::new(World {
            lock: SwitchLock::new(Duration::from_millis(INTERVAL_MS.into())),
            guarded: UnsafeCell::new(0),
            never: StopFlag::new(),
            stop: StopFlag::new(),
        });
        program(&world);
        assert_eq!(world.lock.counts().waiters, 0, "no thread is left waiting");
        clock::end();
    });
    let runs = counted.load(SeqCst);
    assert!(runs > 1, "threads were interleaved");
    println!("{runs} interleavings");
}

/// Starts a thread of the program.
fn spawn<T: 'static>(
    world: &Arc<World>,
    work: impl FnOnce(&World) -> T + 'static,
) -> thread::JoinHandle<T> {
    let world = Arc::clone(world);
    thread::spawn(move || work(&world))
}

fn join<T>(thread: thread::JoinHandle<T>) -> T {
    thread.join().expect("the thread ends")
}

/// Computes two blocks, and hands the lock over between them on request.
fn compute_and_hand_over(world: &World, owner: u32) {
    let mut held = world.acquire(owner);
    world.compute(&held);
    if held.drop_requested() {
        let switches = world.lock.counts().switches;
        held.hand_over(&world.never);
        let taken = world.lock.counts().switches > switches;
        assert!(taken, "it went on before another thread had the lock");
        held = world.acquire(owner);
    }
    world.compute(&held);
}

#[test]
fn two_threads_never_hold_it_at_once_and_no_wake_up_is_lost() {
    explore(|world| {
        let other = spawn(world, |world| {
            for _ in 0..2 {
                world.compute(&world.acquire(1));
            }
        });
        world.compute(&world.acquire(0));
        join(other);
        assert_eq!(world.computed(), 3);
    });
}

#[test]
fn three_threads_never_hold_it_at_once_and_no_wake_up_is_lost() {
    explore(|world| {
        let others =
            [1, 2].map(|owner| spawn(world, move |world| world.compute(&world.acquire(owner))));
        world.compute(&world.acquire(0));
        _ = others.map(join);
        assert_eq!(world.computed(), 3);
        assert_eq!(world.lock.counts().switches, 2);
    });
}

#[test]
fn after_a_request_the_holder_goes_on_only_when_another_has_had_the_lock() {
    explore(|world| {
        let holder = spawn(world, |world| compute_and_hand_over(world, 1));
        let waiter = spawn(world, |world| world.compute(&world.acquire(2)));
        clock::pass(INTERVAL_MS);
        join(holder);
        join(waiter);
        assert_eq!(world.computed(), 3);
    });
}

#[test]
fn two_computing_threads_hand_over_to_each_other_without_a_deadlock() {
    explore(|world| {
        let threads =
            [1, 2].map(|owner| spawn(world, move |world| compute_and_hand_over(world, owner)));
        clock::pass(INTERVAL_MS);
        clock::pass(INTERVAL_MS);
        _ = threads.map(join);
        assert_eq!(world.computed(), 4);
    });
}

#[test]
fn a_stopped_waiter_leaves_without_the_lock_and_its_holder_goes_on() {
    explore(|world| {
        let holder = spawn(world, |world| {
            let held = world.acquire(1);
            world.compute(&held);
            held.hand_over(&world.never);
        });
        let waiter = spawn(world, |world| world.lock.acquire(2, &world.stop).is_some());
        world.stop.set();
        clock::pass_for_all(1, || _ = world.lock.counts().waiters);
        join(holder);
        join(waiter);
        drop(world.acquire(3));
    });
}

#[test]
fn a_wake_up_of_a_stopped_waiter_reaches_the_next_waiter() {
    // No time passes, so that nothing but the wake-up itself can help.
    explore(|world| {
        let held = world.acquire(0);
        let stopped = spawn(world, |world| {
            drop(world.lock.acquire(1, &world.stop));
        });
        let waiter = spawn(world, |world| world.compute(&world.acquire(2)));
        world.stop.set();
        drop(held);
        join(waiter);
        join(stopped);
        assert_eq!(world.computed(), 1);
    });
}
