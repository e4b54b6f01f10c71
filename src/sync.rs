//! What threads meet in, from the standard library. A model checker puts its own types in this place (`races/`).

pub use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
pub use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
