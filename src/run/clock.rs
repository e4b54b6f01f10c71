//! The clock of one run: milliseconds since it began.

use crate::clock::now_ms;
use crate::sync::{AtomicU64, Relaxed};

/// The clock of one run, and the time at which its lock was last released.
pub struct RunClock {
    origin_ms: f64,
    reads_spans: bool,
    released_ms_bits: AtomicU64,
}

impl RunClock {
    /// A clock that began at `origin_ms` of [`now_ms`]. Where `reads_spans` is false, [`span_ms`](Self::span_ms) is 0.
    pub(super) fn new(origin_ms: f64, reads_spans: bool) -> Self {
        Self {
            origin_ms,
            reads_spans,
            released_ms_bits: AtomicU64::new(0),
        }
    }

    /// Returns the milliseconds since the run began: never less than 0, though the clocks of two threads may differ by a
    /// step.
    pub fn now_ms(&self) -> f64 {
        (now_ms() - self.origin_ms).max(0.0)
    }

    /// Returns the time now for the edge of a span. Where no spans are recorded it is 0, and the clock is not read.
    pub fn span_ms(&self) -> f64 {
        if self.reads_spans { self.now_ms() } else { 0.0 }
    }

    /// Returns `span_ms`, or the time now where spans have no times.
    pub(crate) fn span_or_now_ms(&self, span_ms: f64) -> f64 {
        if self.reads_spans {
            span_ms
        } else {
            self.now_ms()
        }
    }

    /// Returns the time now for the edge of a span under the lock, which is never before the lock's last release.
    /// The clocks of two threads may differ by a step, and spans under the lock must not overlap.
    pub(crate) fn locked_span_ms(&self) -> f64 {
        let released_ms = f64::from_bits(self.released_ms_bits.load(Relaxed));
        self.span_ms().max(released_ms)
    }

    /// Keeps the time at which the holder of the lock is about to release it.
    pub(crate) fn note_release(&self, at_ms: f64) {
        self.released_ms_bits.store(at_ms.to_bits(), Relaxed);
    }
}
