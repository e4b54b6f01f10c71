//! The lock of the `threads` strategy: CPython's global interpreter lock (3.2 and later) as a Rust type.
//!
//! The method is that of CPython's `Python/ceval_gil.c`. Whoever finds the lock held sleeps on a condition for
//! at most one switch interval. When that has run out and the lock has not changed hands meanwhile, the waiter
//! sets a *drop request*. The holder reads it between two blocks of work, lets go, and stands back until
//! somebody else has the lock (`FORCE_SWITCHING`), as it would otherwise win it straight back.
//! There is no queue: which waiter is next is up to the machine, as in CPython.

use std::time::Duration;

use crate::clock::now_ms;
// Everything that threads meet in comes from here, and the time too: races/ has a model checker's in their place.
use crate::sync::{AtomicBool, AtomicU32, Condvar, Mutex, MutexGuard, Ordering, PoisonError};

/// The longest that a waiter sleeps without looking at its stop flag, in milliseconds.
const LONGEST_NAP_MS: f64 = 20.0;

/// The shortest sleep and the shortest switch interval, in milliseconds: below it a waiter would spin.
const SHORTEST_NAP_MS: f64 = 0.1;

/// A lock that only one thread holds at a time, and that its holder must hand over
/// when others have asked for it during one switch interval.
#[derive(Debug)]
pub struct SwitchLock {
    switch_interval_ms: f64,
    drop_request: AtomicBool,
    state: Mutex<State>,
    /// Signalled when the lock becomes free.
    freed: Condvar,
    /// Signalled when the lock has been taken, or when the last waiter has given up.
    taken: Condvar,
}

#[derive(Debug, Default)]
struct State {
    held: bool,
    last_owner: Option<u32>,
    takes: u64,
    switches: u64,
    waiters: u32,
    waited_ms: f64,
}

/// The lock, held. Dropping it frees the lock and wakes one waiter: right before sleeping and at the end of a task.
#[derive(Debug)]
#[must_use = "dropping it frees the lock at once"]
pub struct Held<'a> {
    lock: &'a SwitchLock,
    /// Which taking of the lock this is; the next one by anybody has the next number.
    take: u64,
}

impl SwitchLock {
    /// A free lock. CPython's switch interval is 5 ms; one below 0.1 ms (zero included) counts as 0.1 ms.
    pub fn new(switch_interval: Duration) -> Self {
        Self {
            switch_interval_ms: (switch_interval.as_secs_f64() * 1000.0).max(SHORTEST_NAP_MS),
            drop_request: AtomicBool::new(false),
            state: Mutex::default(),
            freed: Condvar::new(),
            taken: Condvar::new(),
        }
    }

    /// Takes the lock for `owner` (a task's id), sleeping until it is free.
    ///
    /// `None` when `stop` is not zero, before or during the wait: a waiter looks at it every switch interval or
    /// every 20 ms, whichever is shorter. Asking again while holding it never ends, as with any plain mutex.
    pub fn acquire(&self, owner: u32, stop: &AtomicU32) -> Option<Held<'_>> {
        let mut state = self.state();
        if state.held {
            state = self.wait_until_free(state, stop);
        }
        if is_set(stop) {
            self.give_up(&state);
            return None;
        }
        state.held = true;
        state.takes += 1;
        if state.last_owner.is_some_and(|last| last != owner) {
            state.switches += 1;
        }
        state.last_owner = Some(owner);
        self.drop_request.store(false, Ordering::Relaxed);
        self.taken.notify_all();
        Some(Held {
            lock: self,
            take: state.takes,
        })
    }

    /// How often the lock has gone from one owner to another: the takings whose owner is not that of the taking
    /// before. The very first is none, nor is one where the last owner comes back before anybody else. 0 at first.
    pub fn switches(&self) -> u64 {
        self.state().switches
    }

    /// How long all threads together have stood still for the lock, in milliseconds: in [`acquire`](Self::acquire),
    /// with success or without, and in [`Held::hand_over`]. Waits that still go on are not in it. 0 at first.
    pub fn waited_ms(&self) -> f64 {
        self.state().waited_ms
    }

    /// How many threads are asleep in [`acquire`](Self::acquire) now.
    pub fn waiters(&self) -> u32 {
        self.state().waiters
    }

    /// The counters. A thread that panicked meanwhile has left them whole: no line between a change and the next can.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sleeps until the lock is free or `stop` is set, and asks the holder for it once an interval has gone by.
    fn wait_until_free<'a>(
        &'a self,
        mut state: MutexGuard<'a, State>,
        stop: &AtomicU32,
    ) -> MutexGuard<'a, State> {
        let began_ms = now_ms();
        let mut interval_began_ms = began_ms;
        let mut switches_seen = state.switches;
        state.waiters += 1;
        while state.held && !is_set(stop) {
            let left_ms = self.switch_interval_ms - (now_ms() - interval_began_ms);
            state = nap(&self.freed, state, left_ms);
            if state.switches != switches_seen {
                switches_seen = state.switches;
                interval_began_ms = now_ms();
            } else if state.held && now_ms() - interval_began_ms >= self.switch_interval_ms {
                self.drop_request.store(true, Ordering::Relaxed);
                interval_began_ms = now_ms();
            }
        }
        state.waiters -= 1;
        state.waited_ms += now_ms() - began_ms;
        state
    }

    /// Leaves nobody waiting for a thread that no longer asks: a wake-up it may have used up goes on to
    /// the next waiter, and one who is handing over to it may stop.
    fn give_up(&self, state: &State) {
        if !state.held {
            self.freed.notify_one();
        }
        if state.waiters == 0 {
            self.taken.notify_all();
        }
    }

    fn release(&self) {
        self.state().held = false;
        self.freed.notify_one();
    }

    /// Sleeps until the lock has been taken again after taking number `take`, nobody wants it, or `stop` is set.
    fn wait_for_next_take(&self, take: u64, stop: &AtomicU32) {
        let began_ms = now_ms();
        let mut state = self.state();
        while state.takes == take && state.waiters > 0 && !is_set(stop) {
            state = nap(
                &self.taken,
                state,
                LONGEST_NAP_MS.min(self.switch_interval_ms),
            );
        }
        state.waited_ms += now_ms() - began_ms;
    }
}

impl Held<'_> {
    /// Whether somebody has waited for a whole switch interval: then [`hand_over`](Self::hand_over) is due.
    /// One atomic load, meant to be read after every block of work.
    pub fn drop_requested(&self) -> bool {
        self.lock.drop_request.load(Ordering::Relaxed)
    }

    /// Frees the lock and returns when another thread has taken it; at once when nobody is waiting, and
    /// when all who were have given up or `stop` (not zero) is set. To go on, [`SwitchLock::acquire`] it again.
    pub fn hand_over(self, stop: &AtomicU32) {
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

fn is_set(stop: &AtomicU32) -> bool {
    stop.load(Ordering::Acquire) != 0
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
