//! Spans: what a task did, and from when to when.

/// What a task or a lane was doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Phase {
    /// The task's worker, instance or pool was coming up.
    Start,
    /// The task was ready, and no worker was free.
    Queue,
    /// The task was waiting for the lock.
    Lock,
    /// The task was filling its list.
    Build,
    /// The task was finding the max.
    Scan,
    /// The task was in its simulated I/O wait.
    Wait,
}

impl Phase {
    /// Every phase, at the index that is its code where spans cross to JavaScript as numbers.
    pub const ALL: [Self; 6] = [
        Self::Start,
        Self::Queue,
        Self::Lock,
        Self::Build,
        Self::Scan,
        Self::Wait,
    ];
}

/// One stretch of one phase, in milliseconds since the run began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// What was done.
    pub phase: Phase,
    /// When it began.
    pub start_ms: f64,
    /// When it ended. This is never before it began.
    pub end_ms: f64,
}

/// The most spans that a run keeps, of all tasks together. Later spans are only counted.
///
/// A long run under a short switch interval has a hand-over every 0.1 ms, more than a page can show.
pub const MAX_SPANS: usize = 16_384;

/// Records the spans of one task as it enters and leaves phases. They are in order and do not overlap.
pub struct Recorder {
    spans: Vec<Span>,
    limit: usize,
    dropped: u32,
    open: Option<(Phase, f64)>,
}

impl Recorder {
    /// Returns a recorder that keeps the first `limit` spans.
    pub fn new(limit: usize) -> Self {
        Self {
            spans: Vec::new(),
            limit,
            dropped: 0,
            open: None,
        }
    }

    /// Ends the present phase, if any, and begins `phase`. A present phase that is entered again goes on. A phase begins
    /// no earlier than the one before ended, though another thread's clock may have been a step ahead.
    pub fn enter(&mut self, phase: Phase, now_ms: f64) {
        if self.open.is_some_and(|(open, _)| open == phase) {
            return;
        }
        self.leave(now_ms);
        self.open = Some((phase, now_ms.max(self.earliest_ms())));
    }

    /// Ends the present phase, if any. A phase shorter than the clock's step is kept, too.
    pub fn leave(&mut self, now_ms: f64) {
        if let Some((phase, start_ms)) = self.open.take() {
            let end_ms = now_ms.max(start_ms);
            self.add(Span {
                phase,
                start_ms,
                end_ms,
            });
        }
    }

    /// Adds a span that was measured elsewhere. The part of it that overlaps earlier spans is cut off, and a span whose
    /// end is not a time is left out.
    pub fn add(&mut self, span: Span) {
        let start_ms = span.start_ms.max(self.earliest_ms());
        if !(start_ms..f64::INFINITY).contains(&span.end_ms) {
            return;
        }
        if self.spans.len() == self.limit {
            self.dropped += 1;
        } else {
            self.spans.push(Span { start_ms, ..span });
        }
    }

    /// Returns the earliest time at which the next span may begin.
    fn earliest_ms(&self) -> f64 {
        self.spans.last().map_or(0.0, |last| last.end_ms)
    }

    /// Returns the spans so far, without the one that is still open.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Returns how many spans came after those that are kept.
    pub fn dropped(&self) -> u32 {
        self.dropped
    }
}
