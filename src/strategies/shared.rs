//! `shared`: threads in one memory without a lock. Idle ones steal tasks, and parts of tasks.

use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::kernel::{greater, max_of};
use crate::lists::{BLOCK_LEN, Source};
use crate::options::ListKind;
use crate::run::{Outcome, Part, Run};
use crate::spans::{Phase, Span};
use crate::strategies::wait_asleep;

/// Numbers in the smallest part of a task that a thread can steal: some 1 ms of computing.
const PART_LEN: usize = 16 * BLOCK_LEN;

/// Gives every task to rayon's global pool and returns at once; `announce` is called on a
/// task's thread when the task has ended, in whatever way.
pub fn spawn_tasks(run: &Arc<Run>, announce: fn(u32)) {
    for task in 0..run.options().tasks {
        run.enter(task, Phase::Queue);
        let run = Arc::clone(run);
        rayon::spawn(move || {
            run_task(&run, task);
            announce(task);
        });
    }
}

fn run_task(run: &Run, task: u32) {
    run.set_lane(task, lane());
    let found = match run.options().list {
        ListKind::Stream => Some(scan_stream(run, task)),
        ListKind::Memory => build_list(run, task).map(|list| scan_list(run, task, &list)),
    };
    run.leave(task);
    let outcome = match found {
        Some(max) => Outcome::Found {
            max,
            found_ms: run.now_ms(),
        },
        None => Outcome::OutOfMemory,
    };
    if run.stopped() {
        return;
    }
    run.finish(task, outcome);
    if run.options().wait_ms > 0.0 {
        let start_ms = run.now_ms();
        wait_asleep(run, task);
        run.leave(task);
        let span = Span {
            phase: Phase::Wait,
            start_ms,
            end_ms: run.now_ms(),
        };
        run.add_part(lane(), Part { task, span });
    }
}

/// The list in memory, or `None` where it finds no room. Incomplete where the run was stopped.
fn build_list(run: &Run, task: u32) -> Option<Vec<i32>> {
    let size = run.options().size as usize;
    let source = run.source(task);
    let mut list = Vec::new();
    list.try_reserve_exact(size).ok()?;
    let shares = list.spare_capacity_mut()[..size].chunks_mut(PART_LEN);
    // Each is locked once, by the thread that fills it.
    let shares: Vec<_> = shares.map(Mutex::new).collect();
    Parts::of(run, task, Phase::Build).work(&|part| {
        let mut share = shares[part].lock().unwrap_or_else(PoisonError::into_inner);
        fill(run, &source, part * PART_LEN, &mut share);
        None
    });
    if !run.stopped() {
        // SAFETY: the capacity is at least `size`, and every part has filled its share of it,
        // as none of them leaves early unless the run is stopped, and a stopped run stays stopped.
        unsafe { list.set_len(size) };
    }
    Some(list)
}

fn fill(run: &Run, source: &Source, start: usize, slots: &mut [MaybeUninit<i32>]) {
    let mut start = start as u64;
    for block in slots.chunks_mut(BLOCK_LEN) {
        if run.stopped() {
            return;
        }
        source.fill_uninit(start, block);
        start += block.len() as u64;
    }
}

fn scan_list(run: &Run, task: u32, list: &[i32]) -> Option<i32> {
    Parts::of(run, task, Phase::Scan).work(&|part| {
        // The list of a run that was stopped while it was built is empty: its parts are, too.
        let start = list.len().min(part * PART_LEN);
        let end = list.len().min(start.saturating_add(PART_LEN));
        max_over(run, list[start..end].chunks(BLOCK_LEN), max_of)
    })
}

fn scan_stream(run: &Run, task: u32) -> Option<i32> {
    let size = run.options().size as usize;
    let source = run.source(task);
    Parts::of(run, task, Phase::Scan).work(&|part| {
        let start = part * PART_LEN;
        let end = size.min(start.saturating_add(PART_LEN));
        let max_at = |start: usize| source.max(start as u64, BLOCK_LEN.min(end - start));
        max_over(run, (start..end).step_by(BLOCK_LEN), max_at)
    })
}

/// The max over blocks; no further block is looked at once the run is stopped.
fn max_over<B>(
    run: &Run,
    blocks: impl Iterator<Item = B>,
    max_of: impl Fn(B) -> Option<i32>,
) -> Option<i32> {
    let wanted = blocks.take_while(|_| !run.stopped());
    wanted.map(max_of).fold(None, greater)
}

/// The parts of one phase of one task: measures each on its lane, and counts them for the board.
struct Parts<'run> {
    run: &'run Run,
    task: u32,
    phase: Phase,
    count: usize,
    done: AtomicUsize,
}

impl<'run> Parts<'run> {
    fn of(run: &'run Run, task: u32, phase: Phase) -> Self {
        run.enter(task, phase);
        let count = (run.options().size as usize).div_ceil(PART_LEN);
        Self {
            run,
            task,
            phase,
            count,
            done: AtomicUsize::new(0),
        }
    }

    /// Lets idle threads steal the parts, and gives the max of what `work` finds in each by its number.
    ///
    /// `work` is not generic: rayon's stealing is some 5 KB of code for each kind of work that it is made for.
    fn work(&self, work: &(dyn Fn(usize) -> Option<i32> + Sync)) -> Option<i32> {
        let parts = (0..self.count).into_par_iter();
        parts
            .map(|part| self.measured(part, work))
            .reduce(|| None, greater)
    }

    fn measured(&self, part: usize, work: &dyn Fn(usize) -> Option<i32>) -> Option<i32> {
        let start_ms = self.run.span_ms();
        let result = work(part);
        let span = Span {
            phase: self.phase,
            start_ms,
            end_ms: self.run.span_ms(),
        };
        let task = self.task;
        self.run.add_part(lane(), Part { task, span });
        // The last part of a list may be shorter, and the first touch of memory takes what it takes.
        if self.phase == Phase::Scan && part + 1 < self.count {
            self.run.note_part(lane(), task, span.end_ms - start_ms);
        }
        let done = self.done.fetch_add(1, Relaxed) + 1;
        self.run
            .show_progress(self.task, done as f64 / self.count as f64);
        result
    }
}

/// The present thread's lane: its index in the pool.
fn lane() -> u32 {
    rayon::current_thread_index().unwrap_or(0) as u32
}
