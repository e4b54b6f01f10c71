//! The types through which threads meet. `races/` puts a model checker's types in their place.
//!
//! # Memory orderings
//!
//! Every atomic of the core is read and written with `Relaxed`; no other ordering is imported here. It suffices because
//! no atomic publishes other memory:
//!
//! - The stop flag only says "come to rest". Whoever sees it leaves early and reads nothing that its setter wrote.
//! - The drop request of the lock is a hint. What the lock guards is ordered by the lock's mutex.
//! - The board's cells and the lost time are single numbers; a reader shows each by itself.
//! - The time of the last release is written and read by holders of the lock, whom the lock's mutex orders.
//!
//! Records, lists and results pass between threads by mutexes, by rayon's joins and by messages. Each of these orders
//! memory by itself.

pub use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering::Relaxed};
pub use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Locks a mutex, poisoned or not. A panic ends the whole run, and its records are never read.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
