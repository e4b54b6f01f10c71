//! Stalls: pieces of equal work that took far longer than others, because the processor was busy elsewhere meanwhile.

/// A piece counts as stalled when it takes more than twice the shortest plus this. An operating system gives another
/// program at least some milliseconds; a clock with steps of 1 ms shows a short piece as one step.
const LEAST_STALL_MS: f64 = 1.5;

/// Watches how long one thread's pieces of work take. All pieces are equal.
#[derive(Debug)]
pub struct Stalls {
    shortest_ms: f64,
    lost_ms: f64,
}

impl Default for Stalls {
    fn default() -> Self {
        Self {
            shortest_ms: f64::INFINITY,
            lost_ms: 0.0,
        }
    }
}

impl Stalls {
    /// Notes how long a piece took, and returns the time that it lost: 0 for a piece that was not stalled.
    ///
    /// Not inlined: it is called only a thousand times a second, so that its size matters more than the call.
    #[inline(never)]
    pub fn note(&mut self, piece_ms: f64) -> f64 {
        self.shortest_ms = self.shortest_ms.min(piece_ms);
        let lost_ms = if piece_ms > 2.0 * self.shortest_ms + LEAST_STALL_MS {
            piece_ms - self.shortest_ms
        } else {
            0.0
        };
        self.lost_ms += lost_ms;
        lost_ms
    }

    /// Returns the time that all pieces so far have lost.
    pub fn lost_ms(&self) -> f64 {
        self.lost_ms
    }
}
