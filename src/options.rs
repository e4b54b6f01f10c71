//! The options of a run: their names and ranges, checked once, here.
//!
//! `www/core/options.js` fills in the defaults and checks the same rules before anything is loaded;
//! `tests/data/options-cases.json` holds the cases that both must agree on.

mod names;

use std::fmt;

use crate::words::exact;

pub use names::{Executor, ListKind, Strategy, Workload};

/// Options as they arrive from outside, unchecked. Every one is required.
#[derive(Clone, Copy, Debug)]
pub struct RawOptions<'a> {
    /// `workload`, a name of [`Workload`].
    pub workload: &'a str,
    /// `strategy`, a name of [`Strategy`].
    pub strategy: &'a str,
    /// `tasks`, a whole number from 1 to 64.
    pub tasks: f64,
    /// `size`, numbers in each list: a whole number from 0 to 2,000,000,000.
    pub size: f64,
    /// `wait`, milliseconds from 0 to 60,000.
    pub wait_ms: f64,
    /// `list`, a name of [`ListKind`].
    pub list: &'a str,
    /// `workers`, a whole number from 1 to 64.
    pub workers: f64,
    /// `executor`, a name of [`Executor`].
    pub executor: &'a str,
    /// `switchInterval`, milliseconds from 0.1 to 1000.
    pub switch_interval_ms: f64,
    /// `seed`, a whole number from 0 to 4,294,967,295.
    pub seed: f64,
}

/// Options that have passed [`Options::check`]. The fields mean what those of [`RawOptions`] do.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(
    missing_docs,
    reason = "each field is documented where it comes in, at RawOptions"
)]
pub struct Options {
    pub workload: Workload,
    pub strategy: Strategy,
    pub tasks: u32,
    pub size: u32,
    pub wait_ms: f64,
    pub list: ListKind,
    pub workers: u32,
    pub executor: Executor,
    pub switch_interval_ms: f64,
    pub seed: u32,
}

impl Options {
    /// Checks every option, in the order of [`RawOptions`], and stops at the first that is wrong.
    /// Names must match exactly; numbers must be finite, in range and, but for the two times, whole.
    ///
    /// The `io` workload always keeps its short lists in memory: there, a `list` of `stream` becomes `memory`.
    #[optimize(size)]
    pub fn check(raw: &RawOptions) -> Result<Self, OptionError> {
        let workload = name("workload", raw.workload, Workload::from_name, "io or cpu")?;
        let strategy = name("strategy", raw.strategy, Strategy::from_name, STRATEGIES)?;
        let tasks = whole("tasks", raw.tasks, 1, 64, "a whole number from 1 to 64")?;
        let size = whole(
            "size",
            raw.size,
            0,
            2_000_000_000,
            "a whole number from 0 to 2,000,000,000",
        )?;
        let wait_ms = number(
            "wait",
            raw.wait_ms,
            0.0,
            60_000.0,
            "a number of milliseconds from 0 to 60,000",
        )?;
        let list = name("list", raw.list, ListKind::from_name, "stream or memory")?;
        let workers = whole("workers", raw.workers, 1, 64, "a whole number from 1 to 64")?;
        let executor = name(
            "executor",
            raw.executor,
            Executor::from_name,
            "processes or threads",
        )?;
        let switch_interval_ms = number(
            "switchInterval",
            raw.switch_interval_ms,
            0.1,
            1000.0,
            "a number of milliseconds from 0.1 to 1000",
        )?;
        let seed = whole(
            "seed",
            raw.seed,
            0,
            u32::MAX,
            "a whole number from 0 to 4,294,967,295",
        )?;
        let list = match workload {
            Workload::Io => ListKind::Memory,
            Workload::Cpu => list,
        };
        Ok(Self {
            workload,
            strategy,
            tasks,
            size,
            wait_ms,
            list,
            workers,
            executor,
            switch_interval_ms,
            seed,
        })
    }
}

const STRATEGIES: &str = "serial, asyncio, threads, processes, futures or shared";

/// An option that was refused. Written out:
/// "`tasks` takes a whole number from 1 to 64; it was given 2.5."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionError {
    /// The option's public name, as in `switchInterval`.
    pub option: &'static str,
    /// What it takes, in words.
    pub takes: &'static str,
    /// What came instead: a number, or a name in quotes, cut off after 40 characters.
    pub got: String,
}

impl OptionError {
    /// The refusal in words.
    pub fn sentence(&self) -> String {
        let Self { option, takes, got } = self;
        ["`", option, "` takes ", takes, "; it was given ", got, "."].concat()
    }
}

impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for OptionError {}

fn name<T>(
    option: &'static str,
    got: &str,
    from_name: fn(&str) -> Option<T>,
    takes: &'static str,
) -> Result<T, OptionError> {
    from_name(got).ok_or_else(|| {
        let shown: String = got.chars().take(40).collect();
        let more = if shown.len() < got.len() { "..." } else { "" };
        OptionError {
            option,
            takes,
            got: ["\"", &shown, more, "\""].concat(),
        }
    })
}

fn number(
    option: &'static str,
    got: f64,
    min: f64,
    max: f64,
    takes: &'static str,
) -> Result<f64, OptionError> {
    if (min..=max).contains(&got) {
        return Ok(got + 0.0); // a negative zero becomes a plain one
    }
    Err(OptionError {
        option,
        takes,
        got: exact(got),
    })
}

fn whole(
    option: &'static str,
    got: f64,
    min: u32,
    max: u32,
    takes: &'static str,
) -> Result<u32, OptionError> {
    let in_range = number(option, got, f64::from(min), f64::from(max), takes)?;
    if in_range.fract() == 0.0 {
        return Ok(in_range as u32);
    }
    Err(OptionError {
        option,
        takes,
        got: exact(got),
    })
}
