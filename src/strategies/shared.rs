//! `shared`: threads in one memory without a lock. Idle ones steal tasks, and parts of tasks.

use std::mem::MaybeUninit;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

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
    let parts = Parts::of(run, task, Phase::Build);
    list.spare_capacity_mut()[..size]
        .par_chunks_mut(PART_LEN)
        .enumerate()
        .for_each(|(part, slots)| parts.work(|| fill(run, &source, part * PART_LEN, slots)));
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
    let parts = Parts::of(run, task, Phase::Scan);
    let scan = |part: &[i32]| max_over(run, part.chunks(BLOCK_LEN), max_of);
    list.par_chunks(PART_LEN)
        .map(|part| parts.work(|| scan(part)))
        .reduce(|| None, greater)
}

fn scan_stream(run: &Run, task: u32) -> Option<i32> {
    let size = run.options().size as usize;
    let source = run.source(task);
    let parts = Parts::of(run, task, Phase::Scan);
    let scan = |part: usize| {
        let end = size.min(part.saturating_add(PART_LEN));
        let max_at = |start: usize| source.max(start as u64, BLOCK_LEN.min(end - start));
        max_over(run, (part..end).step_by(BLOCK_LEN), max_at)
    };
    (0..size.div_ceil(PART_LEN))
        .into_par_iter()
        .map(|part| parts.work(|| scan(part * PART_LEN)))
        .reduce(|| None, greater)
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

    fn work<T>(&self, work: impl FnOnce() -> T) -> T {
        let start_ms = self.run.now_ms();
        let result = work();
        let span = Span {
            phase: self.phase,
            start_ms,
            end_ms: self.run.now_ms(),
        };
        self.run.add_part(
            lane(),
            Part {
                task: self.task,
                span,
            },
        );
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
