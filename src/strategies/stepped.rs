//! Tasks on an event loop: computing in steps, between which the loop may report and read its messages.

use crate::clock::now_ms;
use crate::kernel::{Advance, Search};
use crate::run::{Outcome, Run};

/// How a task stands after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// There is more to compute.
    More,
    /// The task has ended, and its record keeps how.
    Ended,
    /// The run is to stop.
    Stopped,
}

/// Computes on a task for about `budget_ms`, at least one block. The first step prepares the task's list.
///
/// Where memory is shared, the stop flag is seen at every block, however long the budget is.
pub fn step(run: &Run, id: u32, budget_ms: f64) -> Step {
    let task = run.task(id);
    let mut slot = task.search();
    if slot.is_none() {
        let options = run.options();
        match Search::new(options.source(id), options.size, options.list) {
            Ok(search) => *slot = Some(search),
            Err(_) => {
                task.finish(Outcome::OutOfMemory);
                return Step::Ended;
            }
        }
    }
    let search = slot.as_mut().expect("a search was just prepared");
    let mut at_ms = now_ms();
    let end_ms = at_ms + budget_ms;
    let mut phase = None;
    loop {
        if run.stop().is_set() {
            return Step::Stopped;
        }
        if phase.replace(search.phase()) != Some(search.phase()) {
            task.enter(search.phase(), run.clock().span_ms());
        }
        if let Advance::Found(max) = search.advance() {
            task.leave(run.clock().span_ms());
            task.lose(search.lost_ms());
            // The list is freed before the next task's list is made.
            *slot = None;
            let found_ms = run.clock().now_ms();
            task.finish(Outcome::Found { max, found_ms });
            return Step::Ended;
        }
        let began_ms = at_ms;
        at_ms = now_ms();
        search.note_block(at_ms - began_ms);
        if at_ms >= end_ms {
            task.board().show_progress(search.progress());
            return Step::More;
        }
    }
}
