//! Stalls: pieces of equal work of which some took far longer, as the processor was with somebody else meanwhile.

/// What a piece may take beyond twice the shortest before it counts as stalled. A system that shares a processor out
/// gives at least some milliseconds to whoever is next; a clock with steps of 1 ms shows a short piece as one of them.
const LEAST_STALL_MS: f64 = 1.5;

/// Watches how long one thread's pieces of work take. They are of equal length.
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
    /// Notes that a piece took so long; what it lost, which is 0 for one that was not stalled.
    ///
    /// Not inlined: it is called a thousand times a second, and readers download it once.
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

    /// What all pieces so far have lost.
    pub fn lost_ms(&self) -> f64 {
        self.lost_ms
    }
}
