//! `shared`: threads in one memory without a lock. Idle threads steal tasks, and parts of tasks.

use std::mem::MaybeUninit;
use std::sync::Arc;

use rayon::prelude::*;

use crate::kernel::{greater, max_of};
use crate::lists::{BLOCK_LEN, ListKind, Source};
use crate::run::{Outcome, Part, Run};
use crate::spans::{Phase, Span};
use crate::strategies::wait_asleep;
use crate::sync::{AtomicUsize, Mutex, Relaxed, locked};

/// Numbers in the smallest part of a task that a thread can steal: some 1 ms of computing.
const PART_LEN: usize = 16 * BLOCK_LEN;

/// Gives every task to rayon's global pool and returns at once. `announce` is called on a task's thread when the task
/// has ended, in whatever way.
pub fn spawn_tasks(run: &Arc<Run>, announce: fn(u32)) {
    for id in 0..run.options().tasks {
        run.task(id).enter(Phase::Queue, run.clock().span_ms());
        let run = Arc::clone(run);
        rayon::spawn(move || {
            run_task(&run, id);
            announce(id);
        });
    }
}

fn run_task(run: &Run, id: u32) {
    let (clock, task) = (run.clock(), run.task(id));
    task.board().set_lane(lane());
    let found = match run.options().list {
        ListKind::Stream => Some(scan_stream(run, id)),
        ListKind::Memory => build_list(run, id).map(|list| scan_list(run, id, &list)),
    };
    task.leave(clock.span_ms());
    if run.stop().is_set() {
        return;
    }
    task.finish(match found {
        Some(max) => Outcome::Found {
            max,
            found_ms: clock.now_ms(),
        },
        None => Outcome::OutOfMemory,
    });
    if run.options().wait_ms > 0.0 {
        let start_ms = clock.now_ms();
        wait_asleep(run, id);
        let end_ms = clock.now_ms();
        task.leave(end_ms);
        add_part(run, id, Phase::Wait, start_ms, end_ms);
    }
}

/// Returns the list in memory, or `None` where the memory does not hold it. The list of a stopped run is empty.
fn build_list(run: &Run, id: u32) -> Option<Vec<i32>> {
    let size = run.options().size as usize;
    let source = run.options().source(id);
    let mut list = Vec::new();
    list.try_reserve_exact(size).ok()?;
    let slots = &mut list.spare_capacity_mut()[..size];
    let shares: Vec<_> = slots.chunks_mut(PART_LEN).map(Share::of).collect();
    Parts::of(run, id, Phase::Build).work(&|part| {
        locked(&shares[part]).fill(run, &source, part * PART_LEN);
        None
    });
    let written: usize = shares.iter().map(|share| locked(share).written).sum();
    if written == size {
        // SAFETY: the capacity is at least `size`. The shares cut the first `size` slots into pieces that do not
        // overlap. `written` counts slots that their shares have initialised, each at most once, so all were.
        unsafe { list.set_len(size) };
    }
    Some(list)
}

/// One part's slots of a list. The thread that fills them locks them once.
struct Share<'list> {
    slots: &'list mut [MaybeUninit<i32>],
    /// How many slots, from the first on, hold a number.
    written: usize,
}

impl<'list> Share<'list> {
    fn of(slots: &'list mut [MaybeUninit<i32>]) -> Mutex<Self> {
        Mutex::new(Self { slots, written: 0 })
    }

    /// Fills the slots from the list's position `start` on, block by block. It leaves early when the run is stopped.
    fn fill(&mut self, run: &Run, source: &Source, start: usize) {
        self.written = 0;
        for block in self.slots.chunks_mut(BLOCK_LEN) {
            if run.stop().is_set() {
                return;
            }
            source.fill_uninit((start + self.written) as u64, block);
            self.written += block.len();
        }
    }
}

fn scan_list(run: &Run, id: u32, list: &[i32]) -> Option<i32> {
    Parts::of(run, id, Phase::Scan).work(&|part| {
        // The list of a run that was stopped while it was built is empty, and so are its parts.
        let start = list.len().min(part * PART_LEN);
        let end = list.len().min(start.saturating_add(PART_LEN));
        max_over(run, list[start..end].chunks(BLOCK_LEN), max_of)
    })
}

fn scan_stream(run: &Run, id: u32) -> Option<i32> {
    let size = run.options().size as usize;
    let source = run.options().source(id);
    Parts::of(run, id, Phase::Scan).work(&|part| {
        let start = part * PART_LEN;
        let end = size.min(start.saturating_add(PART_LEN));
        let max_at = |start: usize| source.max(start as u64, BLOCK_LEN.min(end - start));
        max_over(run, (start..end).step_by(BLOCK_LEN), max_at)
    })
}

/// Returns the max over blocks. Once the run is stopped, no further block is looked at.
fn max_over<B>(
    run: &Run,
    blocks: impl Iterator<Item = B>,
    max_of: impl Fn(B) -> Option<i32>,
) -> Option<i32> {
    let wanted = blocks.take_while(|_| !run.stop().is_set());
    wanted.map(max_of).fold(None, greater)
}

/// The parts of one phase of one task. Each is measured on its lane and counted for the board.
struct Parts<'run> {
    run: &'run Run,
    task: u32,
    phase: Phase,
    count: usize,
    done: AtomicUsize,
}

impl<'run> Parts<'run> {
    fn of(run: &'run Run, task: u32, phase: Phase) -> Self {
        run.task(task).enter(phase, run.clock().span_ms());
        let count = (run.options().size as usize).div_ceil(PART_LEN);
        Self {
            run,
            task,
            phase,
            count,
            done: AtomicUsize::new(0),
        }
    }

    /// Lets idle threads steal the parts, and returns the max of what `work` finds in each part by its number.
    ///
    /// `work` is not generic: rayon's stealing is some 5 KB of code for each kind of work that it is compiled for.
    fn work(&self, work: &(dyn Fn(usize) -> Option<i32> + Sync)) -> Option<i32> {
        let parts = (0..self.count).into_par_iter();
        parts
            .map(|part| self.measured(part, work))
            .reduce(|| None, greater)
    }

    fn measured(&self, part: usize, work: &dyn Fn(usize) -> Option<i32>) -> Option<i32> {
        let (clock, task) = (self.run.clock(), self.run.task(self.task));
        let start_ms = clock.span_ms();
        let result = work(part);
        let end_ms = clock.span_ms();
        add_part(self.run, self.task, self.phase, start_ms, end_ms);
        // The last part of a list may be shorter, and the first touch of memory has no fixed price.
        if self.phase == Phase::Scan && part + 1 < self.count {
            task.lose(self.run.lane(lane()).note_scan(end_ms - start_ms));
        }
        let done = self.done.fetch_add(1, Relaxed) + 1;
        task.board().show_progress(done as f64 / self.count as f64);
        result
    }
}

fn add_part(run: &Run, task: u32, phase: Phase, start_ms: f64, end_ms: f64) {
    if !run.options().records_spans {
        return;
    }
    let span = Span {
        phase,
        start_ms,
        end_ms,
    };
    run.lane(lane()).add_part(Part { task, span });
}

/// Returns the present thread's lane: its index in the pool.
fn lane() -> u32 {
    rayon::current_thread_index().unwrap_or(0) as u32
}
