//! Time that a model checker can explore: it stands still until a thread lets it [`pass`].
//!
//! A sleep with a time limit ends when it is notified or when time passes, whichever comes first. So a time-out can come
//! at any moment, but only as often as the program lets time pass. A thread that still sleeps when no other can run is a
//! deadlock: no time-out hides a lost wake-up.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

use loom::sync::Condvar;
use loom::sync::atomic::{AtomicU32, Ordering::SeqCst};
use loom::thread::{self, ThreadId};

/// The clock and the sleepers of the run that is being explored.
struct Time {
    now_ms: AtomicU32,
    sleepers: RefCell<Vec<Rc<Condvar>>>,
    passed_for_all: Cell<bool>,
    were_late: RefCell<HashSet<ThreadId>>,
}

thread_local! {
    // loom's threads are coroutines of one thread, and all of them share this.
    static TIME: RefCell<Option<Rc<Time>>> = const { RefCell::new(None) };
}

/// Begins a run at 0 ms. Every model calls it first.
pub fn begin() {
    let time = Time {
        now_ms: AtomicU32::new(0),
        sleepers: RefCell::default(),
        passed_for_all: Cell::default(),
        were_late: RefCell::default(),
    };
    TIME.set(Some(Rc::new(time)));
}

/// Ends the run. The clock and its sleepers belong to the run and must not outlive it.
pub fn end() {
    TIME.set(None);
}

/// Returns the time of the run.
///
/// It is read by adding 0, because an addition never sees an old value: a clock does not go back between threads.
pub fn now_ms() -> f64 {
    time().now_ms.fetch_add(0, SeqCst).into()
}

/// Lets time pass, and wakes all threads that sleep with a time limit.
pub fn pass(ms: u32) {
    let time = time();
    time.now_ms.fetch_add(ms, SeqCst);
    let sleepers = time.sleepers.borrow().clone();
    for sleepers in sleepers {
        sleepers.notify_all();
    }
}

/// Lets time pass so that no thread misses it: sleeping threads wake, and the next sleep of every other thread ends at once.
///
/// `all_asleep` waits for threads that are about to sleep, by taking the mutex that they still hold. A clock that passes
/// again and again instead would never be explored to its end.
pub fn pass_for_all(ms: u32, all_asleep: impl FnOnce()) {
    time().passed_for_all.set(true);
    all_asleep();
    pass(ms);
}

/// Whether the present thread's next sleep ends before it begins. That happens once.
pub(crate) fn is_late() -> bool {
    let time = time();
    time.passed_for_all.get() && time.were_late.borrow_mut().insert(thread::current().id())
}

/// Returns a condition on which threads may sleep with a time limit.
pub(crate) fn condition() -> Rc<Condvar> {
    let condition = Rc::new(Condvar::new());
    time().sleepers.borrow_mut().push(Rc::clone(&condition));
    condition
}

fn time() -> Rc<Time> {
    TIME.with_borrow(|time| Rc::clone(time.as_ref().expect("`begin` comes first in a model")))
}
