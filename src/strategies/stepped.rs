//! Tasks on an event loop: computing in steps, between which the loop may report and read its messages.

use crate::clock::now_ms;
use crate::kernel::{Advance, Search};
use crate::run::{Outcome, Run};

/// Where a task stands after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Step {
    /// There is more to compute.
    More,
    /// The max is known.
    Found,
    /// The run is to stop.
    Stopped,
    /// The task's list found no room.
    OutOfMemory,
}

/// Computes on a task for about `budget_ms` (at least one block); the first step prepares its list.
///
/// Where memory is shared, the stop flag is seen at every block, however long the budget.
pub fn step(run: &Run, task: u32, budget_ms: f64) -> Step {
    let mut slot = run.search(task);
    if slot.is_none() {
        let options = run.options();
        match Search::new(run.source(task), options.size, options.list) {
            Ok(search) => *slot = Some(search),
            Err(_) => return ended(run, task, Outcome::OutOfMemory),
        }
    }
    let search = slot.as_mut().expect("a search was just prepared");
    let mut at_ms = now_ms();
    let end_ms = at_ms + budget_ms;
    let mut phase = None;
    loop {
        if run.stopped() {
            return Step::Stopped;
        }
        if phase.replace(search.phase()) != Some(search.phase()) {
            run.enter(task, search.phase());
        }
        if let Advance::Found(max) = search.advance() {
            run.leave(task);
            run.lose(task, search.lost_ms());
            // The list goes before the next task's comes.
            *slot = None;
            return ended(
                run,
                task,
                Outcome::Found {
                    max,
                    found_ms: run.now_ms(),
                },
            );
        }
        let began_ms = at_ms;
        at_ms = now_ms();
        search.note_block(at_ms - began_ms);
        if at_ms >= end_ms {
            run.show_progress(task, search.progress());
            return Step::More;
        }
    }
}

fn ended(run: &Run, task: u32, outcome: Outcome) -> Step {
    run.finish(task, outcome);
    match outcome {
        Outcome::Found { .. } => Step::Found,
        Outcome::OutOfMemory => Step::OutOfMemory,
    }
}
