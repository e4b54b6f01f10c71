//! One lane of `shared`: what a thread did for tasks whose parts move between threads.

use crate::spans::Span;
use crate::stalls::Stalls;
use crate::sync::{Mutex, locked};

/// A part that begins this soon after the one before goes on with it. A block takes some 0.1 ms, far more than that.
const LONGEST_GAP_MS: f64 = 0.02;

/// What a lane did for one task without a break.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The task that it belongs to.
    pub task: u32,
    /// What was done, and when.
    pub span: Span,
}

/// The record of one lane.
#[derive(Default)]
pub struct Lane(Mutex<State>);

#[derive(Default)]
struct State {
    parts: Vec<Part>,
    stalls: Stalls,
}

impl Lane {
    /// Returns what the lane did, in order. It is empty for strategies whose tasks stay on their lanes.
    pub fn parts(&self) -> Vec<Part> {
        locked(&self.0).parts.clone()
    }

    /// Adds a part. One that goes on where the last one ended is joined to it.
    pub(crate) fn add_part(&self, part: Part) {
        let parts = &mut locked(&self.0).parts;
        match parts.last_mut() {
            Some(last) if last.goes_on_as(&part) => last.span.end_ms = part.span.end_ms,
            _ => parts.push(part),
        }
    }

    /// Notes how long a whole part of a scan took, and returns how much of that the lane was kept from its processor.
    pub(crate) fn note_scan(&self, part_ms: f64) -> f64 {
        locked(&self.0).stalls.note(part_ms)
    }
}

impl Part {
    fn goes_on_as(&self, next: &Self) -> bool {
        self.task == next.task
            && self.span.phase == next.span.phase
            && next.span.start_ms - self.span.end_ms < LONGEST_GAP_MS
    }
}
