//! The board: how a task stands, for anyone to read while the task computes.

use crate::spans::Phase;
use crate::sync::{AtomicU32, Relaxed};

/// The cell of a phase holds this when the task is done.
const DONE: u32 = Phase::ALL.len() as u32;

/// One task's row of the board. Its cells are independent: a reader may see a new phase beside an old progress.
pub struct Board {
    lane: AtomicU32,
    phase: AtomicU32,
    done_permille: AtomicU32,
}

impl Board {
    /// A task that has not begun, on lane 0.
    pub(super) fn new() -> Self {
        Self {
            lane: AtomicU32::new(0),
            phase: AtomicU32::new(Phase::Start as u32),
            done_permille: AtomicU32::new(0),
        }
    }

    /// Returns the lane on which the task runs.
    pub fn lane(&self) -> u32 {
        self.lane.load(Relaxed)
    }

    /// Sets the lane on which the task runs.
    pub fn set_lane(&self, lane: u32) {
        self.lane.store(lane, Relaxed);
    }

    /// Returns the task's present phase, or `None` once the task is done.
    pub fn phase(&self) -> Option<Phase> {
        Phase::ALL.get(self.phase.load(Relaxed) as usize).copied()
    }

    /// Returns how much of the present phase is done, from 0 to 1, in steps of a thousandth.
    pub fn progress(&self) -> f64 {
        f64::from(self.done_permille.load(Relaxed)) / 1000.0
    }

    /// Shows how much of the present phase is done, from 0 to 1.
    pub fn show_progress(&self, progress: f64) {
        self.done_permille
            .store((progress * 1000.0) as u32, Relaxed);
    }

    /// Shows that a task which has not begun only waits for its turn. A task that has begun meanwhile stays as it is.
    pub fn show_ready(&self) {
        let [start, queue] = [Phase::Start as u32, Phase::Queue as u32];
        _ = self.phase.compare_exchange(start, queue, Relaxed, Relaxed);
    }

    /// Shows a new phase. Progress begins anew, except while the task waits for the lock and when it goes on after that.
    pub(super) fn show_phase(&self, phase: Phase) {
        let before = self.phase.swap(phase as u32, Relaxed);
        let goes_on = before == phase as u32 || before == Phase::Lock as u32;
        if phase != Phase::Lock && !goes_on {
            self.done_permille.store(0, Relaxed);
        }
    }

    /// Shows that the task is in no phase.
    pub(super) fn show_done(&self) {
        self.phase.store(DONE, Relaxed);
    }
}
