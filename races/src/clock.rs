//! Time as a model checker can explore it: it stands still until some thread lets it [`pass`].
//!
//! A sleep with a time limit sleeps until it is notified or until time passes, whichever comes first; so a time-out
//! comes at any moment, and only as often as the program lets time pass. What is still asleep when nothing is left
//! to run is a deadlock: no time-out hides a wake-up that was lost.

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
    // loom's threads are coroutines of one thread, on which this is.
    static TIME: RefCell<Option<Rc<Time>>> = const { RefCell::new(None) };
}

/// Begins a run at 0 ms. To be called first in every model.
pub fn begin() {
    let time = Time {
        now_ms: AtomicU32::new(0),
        sleepers: RefCell::default(),
        passed_for_all: Cell::default(),
        were_late: RefCell::default(),
    };
    TIME.set(Some(Rc::new(time)));
}

/// The clock and its sleepers must not outlive the run whose objects they are.
pub fn end() {
    TIME.set(None);
}

/// The time of the run.
///
/// Read by a write of nothing, which cannot see an old value: a clock does not go back between threads.
pub fn now_ms() -> f64 {
    time().now_ms.fetch_add(0, SeqCst).into()
}

/// Lets time pass by so much, and wakes all who sleep with a time limit.
pub fn pass(ms: u32) {
    let time = time();
    time.now_ms.fetch_add(ms, SeqCst);
    let sleepers = time.sleepers.borrow().clone();
    for sleepers in sleepers {
        sleepers.notify_all();
    }
}

/// Lets time pass so that no thread misses it: who sleeps is woken, and the next sleep of everybody else ends at once.
///
/// `all_asleep` is to wait for whoever is just about to sleep, by taking the mutex that they still have.
/// A clock that goes on and on instead would have no end to explore.
pub fn pass_for_all(ms: u32, all_asleep: impl FnOnce()) {
    time().passed_for_all.set(true);
    all_asleep();
    pass(ms);
}

/// Whether the present thread's next sleep is over before it begins, as happens once.
pub(crate) fn is_late() -> bool {
    let time = time();
    time.passed_for_all.get() && time.were_late.borrow_mut().insert(thread::current().id())
}

/// A condition that threads may sleep on with a time limit.
pub(crate) fn condition() -> Rc<Condvar> {
    let condition = Rc::new(Condvar::new());
    time().sleepers.borrow_mut().push(Rc::clone(&condition));
    condition
}

fn time() -> Rc<Time> {
    TIME.with_borrow(|time| Rc::clone(time.as_ref().expect("`begin` comes first in a model")))
}
