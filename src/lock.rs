//! The lock of the `threads` strategy: CPython's global interpreter lock (3.2 and later) as a Rust type.
//!
//! The method is that of CPython's `Python/ceval_gil.c`. A thread that finds the lock held sleeps on a condition for
//! at most one switch interval. When that has run out and the lock has not changed hands meanwhile, the waiter
//! sets a *drop request*. The holder reads it between two blocks of work, releases the lock, and stands back until
//! another thread has taken it (`FORCE_SWITCHING`), as it would otherwise win it straight back.
//! There is no queue: which waiter is next is up to the machine, as in CPython.
//!
//! ```
//! use std::thread;
//! use std::time::Duration;
//!
//! use racelane::lock::SwitchLock;
//! use racelane::run::StopFlag;
//!
//! let lock = SwitchLock::new(Duration::from_millis(5));
//! let stop = StopFlag::new();
//! thread::scope(|scope| {
//!     for owner in 0..2 {
//!         let (lock, stop) = (&lock, &stop);
//!         scope.spawn(move || {
//!             let mut held = lock.acquire(owner, stop).expect("nobody stops it");
//!             for _block in 0..10 {
//!                 // ... compute one block ...
//!                 if held.drop_requested() {
//!                     held.hand_over(stop);
//!                     held = lock.acquire(owner, stop).expect("nobody stops it");
//!                 }
//!             }
//!         });
//!     }
//! });
//! assert!(lock.counts().switches >= 1, "both threads have held it");
//! ```

use std::time::Duration;

use crate::clock::now_ms;
use crate::run::stop::StopFlag;
// Everything through which threads meet comes from here, and so does the time: races/ puts a model checker's in their place.
use crate::sync::{AtomicBool, Condvar, Mutex, MutexGuard, PoisonError, Relaxed};

/// The longest that a waiter sleeps without looking at its stop flag, in milliseconds.
const LONGEST_NAP_MS: f64 = 20.0;

/// The shortest sleep and the shortest switch interval, in milliseconds. Below it a waiter would spin.
const SHORTEST_NAP_MS: f64 = 0.1;

/// A lock that only one thread holds at a time. Its holder must hand it over when others have waited for it during one
/// switch interval.
#[derive(Debug)]
pub struct SwitchLock {
    switch_interval_ms: f64,
    drop_request: AtomicBool,
    state: Mutex<State>,
    /// Signalled when the lock becomes free.
    freed: Condvar,
    /// Signalled when the lock has been taken, and when the last waiter has given up.
    taken: Condvar,
}

#[derive(Debug, Default)]
struct State {
    held: bool,
    last_owner: Option<u32>,
    takes: u64,
    counts: Counts,
}

/// What a lock has counted so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// How often the lock went from one owner to another. The first taking is no switch, nor is one by the last owner.
    pub switches: u64,
    /// How long all threads together have stood still for the lock, in milliseconds. A wait counts once it is over,
    /// with or without success, and so does the time that a holder stands back in [`Held::hand_over`].
    pub waited_ms: f64,
    /// How many threads wait in [`SwitchLock::acquire`] now.
    pub waiters: u32,
}

/// The lock, held. Dropping it releases the lock and wakes one waiter.
#[derive(Debug)]
#[must_use = "dropping it releases the lock at once"]
pub struct Held<'a> {
    lock: &'a SwitchLock,
    /// The number of this taking. The next taking, by whichever thread, has the next number.
    take: u64,
}

impl SwitchLock {
    /// Returns a free lock. CPython's switch interval is 5 ms. One below 0.1 ms, zero included, counts as 0.1 ms.
    pub fn new(switch_interval: Duration) -> Self {
        Self {
            switch_interval_ms: (switch_interval.as_secs_f64() * 1000.0).max(SHORTEST_NAP_MS),
            drop_request: AtomicBool::new(false),
            state: Mutex::default(),
            freed: Condvar::new(),
            taken: Condvar::new(),
        }
    }

    /// Takes the lock for `owner` (a task's number), sleeping until it is free.
    ///
    /// Returns `None` when `stop` is set, before or during the wait. A waiter looks at it every switch interval or
    /// every 20 ms, whichever is shorter. As with any plain mutex, a thread that asks while it holds the lock waits
    /// for ever.
    pub fn acquire(&self, owner: u32, stop: &StopFlag) -> Option<Held<'_>> {
        let mut state = self.state();
        if state.held {
            state = self.wait_until_free(state, stop);
        }
        if stop.is_set() {
            self.give_up(&state);
            return None;
        }
        state.held = true;
        state.takes += 1;
        if state.last_owner.is_some_and(|last| last != owner) {
            state.counts.switches += 1;
        }
        state.last_owner = Some(owner);
        self.drop_request.store(false, Relaxed);
        self.taken.notify_all();
        Some(Held {
            lock: self,
            take: state.takes,
        })
    }

    /// Returns what the lock has counted so far: nothing at first.
    pub fn counts(&self) -> Counts {
        self.state().counts
    }

    /// Locks the state, also after a panic: no panic can come between two of its changes.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sleeps until the lock is free or `stop` is set, and asks the holder for it once an interval has gone by.
    fn wait_until_free<'a>(
        &'a self,
        mut state: MutexGuard<'a, State>,
        stop: &StopFlag,
    ) -> MutexGuard<'a, State> {
        let began_ms = now_ms();
        let mut interval_began_ms = began_ms;
        let mut switches_seen = state.counts.switches;
        state.counts.waiters += 1;
        while state.held && !stop.is_set() {
            let left_ms = self.switch_interval_ms - (now_ms() - interval_began_ms);
            state = nap(&self.freed, state, left_ms);
            if state.counts.switches != switches_seen {
                switches_seen = state.counts.switches;
                interval_began_ms = now_ms();
            } else if state.held && now_ms() - interval_began_ms >= self.switch_interval_ms {
                self.drop_request.store(true, Relaxed);
                interval_began_ms = now_ms();
            }
        }
        state.counts.waiters -= 1;
        state.counts.waited_ms += now_ms() - began_ms;
        state
    }

    /// Lets no thread wait for one that no longer asks. The wake-up that it may have used up goes on to the next
    /// waiter, and a holder that stands back for it goes on.
    fn give_up(&self, state: &State) {
        if !state.held {
            self.freed.notify_one();
        }
        if state.counts.waiters == 0 {
            self.taken.notify_all();
        }
    }

    fn release(&self) {
        self.state().held = false;
        self.freed.notify_one();
    }

    /// Sleeps until the lock was taken again after taking number `take`, no thread wants it, or `stop` is set.
    fn wait_for_next_take(&self, take: u64, stop: &StopFlag) {
        let began_ms = now_ms();
        let mut state = self.state();
        while state.takes == take && state.counts.waiters > 0 && !stop.is_set() {
            state = nap(
                &self.taken,
                state,
                LONGEST_NAP_MS.min(self.switch_interval_ms),
            );
        }
        state.counts.waited_ms += now_ms() - began_ms;
    }
}

impl Held<'_> {
    /// Whether a thread has waited for a whole switch interval: then [`hand_over`](Self::hand_over) is due.
    /// It costs one atomic load, and is meant to be read after every block of work.
    pub fn drop_requested(&self) -> bool {
        self.lock.drop_request.load(Relaxed)
    }

    /// Releases the lock and returns when another thread has taken it. It returns at once when no thread waits, and
    /// when all waiters have given up or `stop` is set. To go on, [`acquire`](SwitchLock::acquire) the lock again.
    pub fn hand_over(self, stop: &StopFlag) {
        let (lock, take) = (self.lock, self.take);
        drop(self);
        lock.wait_for_next_take(take, stop);
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.lock.release();
    }
}

/// Sleeps until `signal` comes or `wanted_ms` have gone by, but never so long that a stop flag is overlooked.
fn nap<'a>(
    signal: &Condvar,
    state: MutexGuard<'a, State>,
    wanted_ms: f64,
) -> MutexGuard<'a, State> {
    let nap = Duration::from_secs_f64(wanted_ms.clamp(SHORTEST_NAP_MS, LONGEST_NAP_MS) / 1000.0);
    let (state, _timed_out) = signal
        .wait_timeout(state, nap)
        .unwrap_or_else(PoisonError::into_inner);
    state
}
