//! `threads`: one real thread a task, all under one lock modelled on CPython's.

use crate::kernel::{Advance, Search};
use crate::lock::Held;
use crate::run::{Outcome, Run, Task};
use crate::spans::Phase;
use crate::strategies::wait_asleep;

/// Carries out one task on the calling thread: it computes under the lock, and waits without it.
///
/// The task's record keeps how it ended; a stopped task has no outcome.
pub fn run_task(run: &Run, id: u32) {
    let Some(held) = take_lock(run, id) else {
        return;
    };
    let options = run.options();
    match Search::new(options.source(id), options.size, options.list) {
        Ok(search) => find_and_wait(run, id, search, held),
        Err(_) => {
            let task = run.task(id);
            task.leave(run.clock().span_ms());
            task.finish(Outcome::OutOfMemory);
        }
    }
}

fn find_and_wait<'run>(run: &'run Run, id: u32, search: Search, held: Held<'run>) {
    let (clock, task) = (run.clock(), run.task(id));
    let Some((max, held)) = find(run, id, search, held) else {
        return;
    };
    let stopped_ms = stop_computing(run);
    task.leave(stopped_ms);
    let found_ms = clock.span_or_now_ms(stopped_ms);
    task.finish(Outcome::Found { max, found_ms });
    drop(held);
    if run.options().wait_ms > 0.0 {
        wait_asleep(run, id);
        // As in CPython, a thread that has slept needs the lock to return its result.
        drop(take_lock(run, id));
        task.leave(clock.span_ms());
    }
}

/// Searches block by block and hands the lock over when it is asked for. Returns `None` where the run was stopped.
fn find<'run>(
    run: &'run Run,
    id: u32,
    mut search: Search,
    mut held: Held<'run>,
) -> Option<(Option<i32>, Held<'run>)> {
    let (clock, task): (_, &Task) = (run.clock(), run.task(id));
    let mut phase = None;
    let mut at_ms = clock.span_ms();
    loop {
        if phase.replace(search.phase()) != Some(search.phase()) {
            task.enter(search.phase(), clock.locked_span_ms());
        }
        if let Advance::Found(max) = search.advance() {
            task.lose(search.lost_ms());
            return Some((max, held));
        }
        if run.stop().is_set() {
            return None;
        }
        let began_ms = at_ms;
        at_ms = clock.span_ms();
        search.note_block(at_ms - began_ms);
        task.board().show_progress(search.progress());
        if held.drop_requested() {
            task.enter(Phase::Lock, stop_computing(run));
            held.hand_over(run.stop());
            held = take_lock(run, id)?;
            phase = None;
            at_ms = clock.span_ms();
        }
    }
}

/// Returns the time at which a thread stops computing, and keeps it for the next holder. The time is taken before the
/// lock is free, so that no two threads' spans overlap.
fn stop_computing(run: &Run) -> f64 {
    let at_ms = run.clock().locked_span_ms();
    run.clock().note_release(at_ms);
    at_ms
}

fn take_lock(run: &Run, id: u32) -> Option<Held<'_>> {
    run.task(id).enter(Phase::Lock, run.clock().span_ms());
    run.lock().acquire(id, run.stop())
}
