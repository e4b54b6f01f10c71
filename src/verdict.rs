//! The verdict in words, computed from what was measured and never from what was expected.

mod comparison;
mod reasons;

use crate::options::{Executor, ListKind, Strategy, Workload};
use crate::stats::Summary;
use crate::words;
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
#[optimize(size)]
pub fn sentence(setup: &Setup, summary: &Summary) -> String {
    let subject = words::sentence_case(name(summary.strategy).to_string());
    let work = work(setup);
    if !is_time(summary.median_ms) {
        return [&subject, " could not be timed on ", &work, "."].concat();
    }
    let runs = match summary.count {
        0 | 1 => String::new(),
        count => [" (the median of ", &words::count(count as u32), " runs)"].concat(),
    };
    let time = words::time(summary.median_ms);
    let finished = [&subject, " finished ", &work, " in ", &time, &runs].concat();
    match ratio(summary) {
        _ if summary.strategy == Strategy::Serial => finished + ", one after another.",
        None => finished + ".",
        Some(ratio) => {
            let outcome = reasons::outcome(setup, summary.strategy, ratio);
            let reason =
                reasons::of_strategy(Work::of(setup), summary.strategy, setup.executor, outcome);
            [&finished, ": ", &compared(ratio), ". ", reason].concat()
        }
    }
}

/// What was done: "10 waits of 1 s", "3 lists of 100 million numbers in memory plus a wait of 1 s each".
#[optimize(size)]
fn work(setup: &Setup) -> String {
    let wait = words::time(setup.wait_ms);
    if Work::is_all_waiting(setup) {
        return [&words::plural(setup.tasks, "wait"), " of ", &wait].concat();
    }
    let lists = words::plural(setup.tasks, "list");
    let numbers = words::plural(setup.size, "number");
    let place = if setup.workload == Workload::Cpu && setup.list == ListKind::Memory {
        " in memory"
    } else {
        ""
    };
    let (plus, wait, each) = match (setup.wait_ms > 0.0, setup.tasks) {
        (false, _) => ("", "", ""),
        (true, 1) => (" plus a wait of ", &*wait, ""),
        (true, _) => (" plus a wait of ", &*wait, " each"),
    };
    [&lists, " of ", &numbers, place, plus, wait, each].concat()
}

/// "9.8 times as fast as serial", "about as fast as serial (0.98×)", "1.25 times as long as serial".
#[optimize(size)]
fn compared(ratio: f64) -> String {
    let figure = words::number(ratio);
    match Outcome::of(ratio) {
        Outcome::Same => ["about as fast as serial (", &figure, "×)"].concat(),
        Outcome::Slower => words::number(1.0 / ratio) + " times as long as serial",
        _ => figure + " times as fast as serial",
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
