//! The stop flag of a run.

// A model checker's atomics take this place in races/.
use crate::sync::{AtomicU32, Relaxed};

/// A flag that can be set and never cleared. Whatever computes looks at it after every block; whatever waits or sleeps
/// looks at it at least every 25 ms.
#[derive(Debug)]
pub struct StopFlag(AtomicU32);

impl StopFlag {
    /// Returns a flag that is not set.
    pub fn new() -> Self {
        Self(AtomicU32::new(0))
    }

    /// Asks everything that works for the run to come to rest.
    pub fn set(&self) {
        self.0.store(1, Relaxed);
    }

    /// Whether the run is to come to rest.
    pub fn is_set(&self) -> bool {
        self.0.load(Relaxed) != 0
    }
}

impl Default for StopFlag {
    fn default() -> Self {
        Self::new()
    }
}
