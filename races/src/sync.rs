//! The types through which threads meet in a model: loom's, and a condition whose time limits run on the model's clock.

use std::rc::Rc;
use std::sync::LockResult;
use std::time::Duration;

pub use loom::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
pub use loom::sync::{Mutex, MutexGuard};
pub use std::sync::PoisonError;

use crate::clock;

/// Works as the standard library's. A sleep with a time limit ends when time passes: see [`clock`].
#[derive(Debug)]
pub struct Condvar(Rc<loom::sync::Condvar>);

// SAFETY: loom's threads are coroutines that take turns on one thread.
unsafe impl Send for Condvar {}
// SAFETY: as above.
unsafe impl Sync for Condvar {}

impl Condvar {
    #[allow(clippy::new_without_default, reason = "as much as the lock uses")]
    pub fn new() -> Self {
        Self(clock::condition())
    }

    /// Sleeps until notified or until time passes. The lock reads its clock to find out which.
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        _limit: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, ())> {
        if clock::is_late() {
            return Ok((guard, ()));
        }
        let guard = self.0.wait(guard).unwrap_or_else(PoisonError::into_inner);
        Ok((guard, ()))
    }

    pub fn notify_one(&self) {
        self.0.notify_one();
    }

    pub fn notify_all(&self) {
        self.0.notify_all();
    }
}
