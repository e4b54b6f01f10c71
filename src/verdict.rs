//! The verdict in words, computed from what was measured and never from what was expected.

mod comparison;
mod reasons;
mod words;

use crate::options::{Executor, ListKind, Strategy, Workload};
use crate::stats::Summary;
pub use comparison::conclusion;
use reasons::{Outcome, Work};

/// What was measured: the part of a run's options that the words depend on, and the machine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setup {
    /// What the tasks do.
    pub workload: Workload,
    /// Where their lists live.
    pub list: ListKind,
    /// How many tasks there are.
    pub tasks: u32,
    /// Numbers in each list.
    pub size: u32,
    /// How long each task waits, in milliseconds.
    pub wait_ms: f64,
    /// What the pool of [`Strategy::Futures`] is made of.
    pub executor: Executor,
    /// Processor cores, as the browser reports them; 0 counts as 1.
    pub cores: u32,
}

/// One strategy's result in words: "Threads (GIL) finished 10 waits of 1 s in 1.02 s: 9.8 times as fast as serial.
/// They overlap waiting." Without a speed-up there is only the time; without a sensible time it says so.
pub fn sentence(setup: &Setup, summary: &Summary) -> String {
    let subject = words::sentence_case(name(summary.strategy));
    let work = work(setup);
    if !is_time(summary.median_ms) {
        return format!("{subject} could not be timed on {work}.");
    }
    let runs = match summary.count {
        0 | 1 => String::new(),
        count => format!(" (the median of {count} runs)"),
    };
    let finished = format!(
        "{subject} finished {work} in {}{runs}",
        words::time(summary.median_ms)
    );
    match ratio(summary) {
        _ if summary.strategy == Strategy::Serial => format!("{finished}, one after another."),
        None => format!("{finished}."),
        Some(ratio) => {
            let outcome = reasons::outcome(setup, summary.strategy, ratio);
            let reason =
                reasons::of_strategy(Work::of(setup), summary.strategy, setup.executor, outcome);
            format!("{finished}: {}. {reason}", compared(ratio))
        }
    }
}

/// What was done: "10 waits of 1 s", "3 lists of 100 million numbers in memory plus a wait of 1 s each".
fn work(setup: &Setup) -> String {
    let wait = words::time(setup.wait_ms);
    if Work::is_all_waiting(setup) {
        return format!("{} of {wait}", words::plural(setup.tasks, "wait"));
    }
    let lists = format!(
        "{} of {}",
        words::plural(setup.tasks, "list"),
        words::plural(setup.size, "number")
    );
    let place = if setup.workload == Workload::Cpu && setup.list == ListKind::Memory {
        " in memory"
    } else {
        ""
    };
    match (setup.wait_ms > 0.0, setup.tasks) {
        (false, _) => format!("{lists}{place}"),
        (true, 1) => format!("{lists}{place} plus a wait of {wait}"),
        (true, _) => format!("{lists}{place} plus a wait of {wait} each"),
    }
}

/// "9.8 times as fast as serial", "about as fast as serial (0.98×)", "1.25 times as long as serial".
fn compared(ratio: f64) -> String {
    match Outcome::of(ratio) {
        Outcome::Same => format!("about as fast as serial ({}×)", words::number(ratio)),
        Outcome::Slower => format!("{} times as long as serial", words::number(1.0 / ratio)),
        _ => format!("{} times as fast as serial", words::number(ratio)),
    }
}

/// A strategy's name in the middle of a sentence.
fn name(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Serial => "serial",
        Strategy::Asyncio => "asyncio",
        Strategy::Threads => "threads (GIL)",
        Strategy::Processes => "processes",
        Strategy::Futures => "the futures pool",
        Strategy::Shared => "shared threads",
    }
}

/// The speed-up, unless it is none that can be written in three digits.
fn ratio(summary: &Summary) -> Option<f64> {
    summary.speedup.filter(|ratio| (1e-9..=1e9).contains(ratio))
}

fn is_time(ms: f64) -> bool {
    ms.is_finite() && ms >= 0.0
}
