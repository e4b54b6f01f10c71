//! Why a result is as it is: one table for a single strategy and one for a comparison.
//!
//! A reason is only given where the measured ratio bears it out. Where it contradicts the reason, or is more than
//! the set-up allows for, the words say that instead.

use super::Setup;
use super::comparison::Rival;
use crate::options::{Executor, Strategy};

/// Within these bounds a strategy was about as fast as serial. Above, it was faster; below, slower.
const ABOUT_THE_SAME: std::ops::RangeInclusive<f64> = 0.95..=1.06;

/// Lists of up to this many numbers are searched in a fraction of a millisecond.
const SHORT_LIST: u32 = 100_000;

/// What the tasks have to offer to a strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Next to nothing: short lists and no wait worth the name.
    Trivial,
    /// A single task.
    Single,
    /// Waits, after lists too short to matter.
    Waiting,
    /// Long lists on one core.
    OneCore,
    /// Long lists on several cores.
    Computing,
    /// Both long lists and waits.
    Mixed,
}

/// How a strategy did against serial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// More than 1.06 times as fast, and more than its tasks and cores can explain.
    Beyond,
    /// More than 1.06 times as fast.
    Faster,
    /// 0.95 to 1.06 times as fast.
    Same,
    /// Less than 0.95 times as fast.
    Slower,
}

impl Work {
    pub fn of(setup: &Setup) -> Self {
        let lists_are_short = setup.size <= SHORT_LIST;
        match setup {
            _ if lists_are_short && setup.wait_ms < 1.0 => Self::Trivial,
            Setup { tasks: 0 | 1, .. } => Self::Single,
            _ if lists_are_short => Self::Waiting,
            _ if setup.wait_ms > 0.0 => Self::Mixed,
            Setup { cores: 0 | 1, .. } => Self::OneCore,
            _ => Self::Computing,
        }
    }

    /// Whether the waits alone describe the work, however many there are.
    pub fn is_all_waiting(setup: &Setup) -> bool {
        setup.size <= SHORT_LIST && setup.wait_ms > 0.0
    }
}

impl Outcome {
    /// By the ratio alone: never [`Outcome::Beyond`].
    pub fn of(ratio: f64) -> Self {
        match ratio {
            _ if ABOUT_THE_SAME.contains(&ratio) => Self::Same,
            _ if ratio < *ABOUT_THE_SAME.start() => Self::Slower,
            _ => Self::Faster,
        }
    }
}

/// How a strategy did, given how much it could gain at best.
pub fn outcome(setup: &Setup, strategy: Strategy, ratio: f64) -> Outcome {
    let noise = ABOUT_THE_SAME.end();
    match Outcome::of(ratio) {
        Outcome::Faster if ratio > most_to_gain(setup, strategy) * noise => Outcome::Beyond,
        outcome => outcome,
    }
}

/// The speed-up that overlapping everything that can overlap would give.
fn most_to_gain(setup: &Setup, strategy: Strategy) -> f64 {
    let cores = setup.cores.max(1);
    f64::from(match Work::of(setup) {
        Work::Trivial => u32::MAX,
        Work::Waiting => setup.tasks,
        Work::OneCore => 1,
        Work::Mixed if strategy == Strategy::Shared => setup.tasks.max(cores),
        Work::Mixed => setup.tasks,
        Work::Single if setup.size <= SHORT_LIST => 1,
        Work::Single | Work::Computing if strategy == Strategy::Shared => cores,
        Work::Computing if !takes_turns(strategy, setup.executor) => setup.tasks.min(cores),
        Work::Single | Work::Computing => 1,
    })
}

/// Whether only one of the strategy's tasks computes at a time, by a lock or by a loop.
fn takes_turns(strategy: Strategy, executor: Executor) -> bool {
    use Strategy::*;
    matches!(
        (strategy, executor),
        (Serial | Asyncio | Threads, _) | (Futures, Executor::Threads)
    )
}

/// The reason to go with one strategy's result.
#[rustfmt::skip] // a table: a line a reason
pub fn of_strategy(work: Work, strategy: Strategy, executor: Executor, outcome: Outcome) -> &'static str {
    use Outcome::*;
    use Strategy::*;
    use Work::*;
    // Where tasks compute, a pool of threads under the lock is nothing but threads under the lock.
    let strategy = match (work, strategy) {
        (OneCore | Computing | Mixed, Futures) if executor == Executor::Threads => Threads,
        _ => strategy,
    };
    match (work, strategy, outcome) {
        (Trivial, _, _)                => "The work is too small to judge by.",

        (Single, Shared, Faster)       => "The task is split, and its parts run side by side.",
        (Single, _, Faster | Beyond)   => "That is more than one task can explain: run it again.",
        (Single, Shared, _)            => "One task gained nothing from being shared.",
        (Single, _, Same)              => "One task has nothing to overlap with.",
        (Single, _, Slower)            => "One task has nothing to overlap with, and start-up costs.",

        (Waiting, _, Beyond)           => "That is more than overlapping these waits can explain: run it again.",
        (Waiting, Asyncio, Faster)     => "While one task waits, the loop runs the next.",
        (Waiting, Processes, Faster)   => "They overlap waiting, each in a memory of its own.",
        (Waiting, Futures, Faster)     => "The pool overlaps waiting.",
        (Waiting, _, Faster)           => "They overlap waiting.",
        (Waiting, Futures | Shared, _) => "No gain: a pool overlaps no more waits than it has workers, and start-up costs.",
        (Waiting, Processes | Threads, Slower) => "No gain: start-up cost more than overlapping such waits saved.",
        (Waiting, _, _)                => "That is not what overlapping waits predict: run it again.",

        (OneCore, _, Faster | Beyond)  => "That is more than one core can explain: run it again.",
        (OneCore, _, Same)             => "No gain: one core computes one thing at a time.",
        (OneCore, _, Slower)           => "No gain, only cost: one core computes one thing at a time.",

        (Computing, Threads, Same)     => "No gain: the lock lets only one thread compute at a time.",
        (Computing, Threads, Slower)   => "No gain, only cost: the lock lets only one thread compute at a time.",
        (Computing, Threads, _)        => "That is not what the lock predicts: run it again.",
        (Computing, Asyncio, Same)     => "No gain: a task that computes holds the loop.",
        (Computing, Asyncio, Slower)   => "No gain, only cost: a task that computes holds the loop.",
        (Computing, Asyncio, _)        => "That is not what one event loop predicts: run it again.",
        (Computing, _, Beyond)         => "That is more than the reported cores can explain.",
        (Computing, Processes, Faster) => "They compute side by side, each in a memory of its own.",
        (Computing, Futures, Faster)   => "The pool's workers compute side by side.",
        (Computing, _, Faster)         => "They compute side by side: one memory, no lock.",

        (Mixed, _, Beyond)             => "That is more than overlapping can explain: run it again.",
        (Mixed, Asyncio | Threads, Faster) => "Waiting overlaps; computing takes turns.",
        (Mixed, _, Faster)             => "Waiting overlaps, and computing as far as there are cores.",
        (Mixed, Asyncio | Threads, _)  => "No gain: computing takes turns, and outweighs the waits.",

        (Computing | Mixed, Futures, _) => "No gain here: a pool is only as wide as its workers and its cores.",
        (Computing | Mixed, _, _)      => "No gain here: start-up or a busy machine took what working side by side saves.",
    }
}

/// The reason to go with a comparison.
#[rustfmt::skip] // a table: a line a reason
pub fn of_all(setup: &Setup, rivals: &[Rival]) -> &'static str {
    use Work::*;
    let work = Work::of(setup);
    let turns = |rival: &&Rival| takes_turns(rival.strategy, setup.executor);
    let beyond = work != Trivial && rivals.iter().any(|rival| rival.outcome == Outcome::Beyond);
    let turns_raced = rivals.iter().any(|rival| turns(&rival));
    let free_raced = rivals.iter().any(|rival| !turns(&rival));
    let turns_gained = rivals.iter().filter(turns).any(Rival::gained);
    let gained = rivals.iter().any(Rival::gained);
    match (work, gained) {
        _ if beyond                 => "Some of this is more than tasks and cores can explain: run it again.",
        (Trivial, _)                => "The work is too small to judge by.",
        (Single, true)              => "One task gains only by being split.",
        (Single, false)             => "One task has nothing to overlap with.",
        (Waiting, true) if turns_gained => "Waiting needs no core: even a lock or a single loop lets it overlap.",
        (Waiting, true)             => "Waiting needs no core, so waits overlap.",
        (Waiting, false)            => "The waits were too short to pay for start-up, or the machine was busy.",
        (OneCore, _)                => "One core computes one thing at a time.",
        (Computing, true) if turns_raced => "Computing overlaps on several cores, unless a lock or a loop makes it take turns.",
        (Computing, true)           => "Computing overlaps on several cores.",
        (Computing, false) if !free_raced => "A lock or a single loop makes computing take turns.",
        (Computing, false)          => "Start-up or a busy machine took what computing side by side saves.",
        (Mixed, true) if turns_raced => "Waits overlap everywhere; computing takes turns under a lock or on a loop.",
        (Mixed, true)               => "Waits overlap, and computing as far as there are cores.",
        (Mixed, false)              => "What overlapped did not pay for what it cost.",
    }
}
