//! `threads`: one real thread a task, all under one lock modelled on CPython's.

use crate::kernel::{Advance, Search};
use crate::lock::Held;
use crate::run::{Outcome, Run};
use crate::spans::Phase;
use crate::strategies::wait_asleep;

/// The whole life of one task on the calling thread: it computes under the lock, and waits without it.
///
/// What became of it is in the run's record; nothing is where the run was stopped.
pub fn run_task(run: &Run, task: u32) {
    let Some(held) = take_lock(run, task) else {
        return;
    };
    match Search::new(run.source(task), run.options().size, run.options().list) {
        Ok(search) => find_and_wait(run, task, search, held),
        Err(_) => {
            run.leave(task);
            run.finish(task, Outcome::OutOfMemory);
        }
    }
}

fn find_and_wait<'run>(run: &'run Run, task: u32, search: Search, held: Held<'run>) {
    let Some((max, held)) = find(run, task, search, held) else {
        return;
    };
    let stopped_ms = stop_computing(run);
    run.leave_at(task, stopped_ms);
    let found_ms = run.at_or_now_ms(stopped_ms);
    run.finish(task, Outcome::Found { max, found_ms });
    drop(held);
    if run.options().wait_ms > 0.0 {
        wait_asleep(run, task);
        // As in CPython, a thread that has slept needs the lock to return its result.
        drop(take_lock(run, task));
        run.leave(task);
    }
}

/// Searches block by block, handing the lock over where somebody asks; `None` where the run was stopped.
fn find<'run>(
    run: &'run Run,
    task: u32,
    mut search: Search,
    mut held: Held<'run>,
) -> Option<(Option<i32>, Held<'run>)> {
    let mut phase = None;
    let mut at_ms = run.span_ms();
    loop {
        if phase.replace(search.phase()) != Some(search.phase()) {
            run.enter_at(task, search.phase(), run.now_under_lock_ms());
        }
        if let Advance::Found(max) = search.advance() {
            run.lose(task, search.lost_ms());
            return Some((max, held));
        }
        if run.stopped() {
            return None;
        }
        let began_ms = at_ms;
        at_ms = run.span_ms();
        search.note_block(at_ms - began_ms);
        run.show_progress(task, search.progress());
        if held.drop_requested() {
            run.enter_at(task, Phase::Lock, stop_computing(run));
            held.hand_over(run.stop_flag());
            held = take_lock(run, task)?;
            phase = None;
            at_ms = run.span_ms();
        }
    }
}

/// The time when a thread stops computing. It is taken before the lock is free, so that no two threads' spans overlap.
fn stop_computing(run: &Run) -> f64 {
    let at_ms = run.now_under_lock_ms();
    run.note_release(at_ms);
    at_ms
}

fn take_lock<'run>(run: &'run Run, task: u32) -> Option<Held<'run>> {
    run.enter(task, Phase::Lock);
    run.lock().acquire(task, run.stop_flag())
}
