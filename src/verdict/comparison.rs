//! The verdict on a comparison: who gained, who did not, and why.

use super::reasons::{self, Outcome, Work};
use super::{Setup, is_time, name, ratio, sentence, words, work};
use crate::options::Strategy;
use crate::stats::Summary;

/// A comparison in at most three short sentences: who gained, who did not, and why.
///
/// Without summaries it says that nothing was measured, with one it is that one's [`sentence`],
/// and without a measurement of serial it only names the fastest and the slowest.
pub fn conclusion(setup: &Setup, summaries: &[Summary]) -> String {
    let timed: Vec<&Summary> = summaries
        .iter()
        .filter(|summary| is_time(summary.median_ms))
        .collect();
    let rivals: Vec<Rival> = timed
        .iter()
        .filter_map(|summary| Rival::of(setup, summary))
        .collect();
    match timed[..] {
        [] => "Nothing was measured.".to_string(),
        [only] => sentence(setup, only),
        _ if rivals.is_empty() => fastest_and_slowest(setup, &timed),
        _ => {
            let parts = [
                gains(setup, &rivals),
                others(&rivals),
                reasons::of_all(setup, &rivals).to_string(),
            ];
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        }
    }
}

/// A strategy that was measured against serial.
pub struct Rival {
    pub strategy: Strategy,
    pub ratio: f64,
    pub outcome: Outcome,
}

impl Rival {
    fn of(setup: &Setup, summary: &Summary) -> Option<Self> {
        let ratio = ratio(summary).filter(|_| summary.strategy != Strategy::Serial)?;
        let outcome = reasons::outcome(setup, summary.strategy, ratio);
        Some(Self {
            strategy: summary.strategy,
            ratio,
            outcome,
        })
    }

    pub fn gained(&self) -> bool {
        matches!(self.outcome, Outcome::Faster | Outcome::Beyond)
    }
}

/// "Processes and shared threads gained on 3 lists of 100 million numbers: 1.84 to 1.92 times as fast as serial."
fn gains(setup: &Setup, rivals: &[Rival]) -> String {
    let winners: Vec<&Rival> = rivals.iter().filter(|rival| rival.gained()).collect();
    if winners.is_empty() {
        return format!("No strategy gained on {}.", work(setup));
    }
    format!(
        "{} gained on {}: {} times as fast as serial{}.",
        words::sentence_case(&names(&winners)),
        work(setup),
        range(winners.iter().map(|rival| rival.ratio)),
        match Work::of(setup) {
            Work::Waiting | Work::Trivial => String::new(),
            _ => format!(", with {}", words::plural(setup.cores.max(1), "core")),
        },
    )
}

/// "Threads (GIL) were about as fast as serial; asyncio took 1.2 times as long." Empty when all gained.
fn others(rivals: &[Rival]) -> String {
    let with = |outcome| {
        rivals
            .iter()
            .filter(|rival| rival.outcome == outcome)
            .collect::<Vec<_>>()
    };
    let (level, behind) = (with(Outcome::Same), with(Outcome::Slower));
    let mut parts = Vec::new();
    if !level.is_empty() {
        let were = match level[..] {
            [
                Rival {
                    strategy: Strategy::Asyncio | Strategy::Futures,
                    ..
                },
            ] => "was",
            _ => "were",
        };
        parts.push(format!("{} {were} about as fast as serial", names(&level)));
    }
    if !behind.is_empty() {
        let times = range(behind.iter().map(|rival| 1.0 / rival.ratio));
        let than = if level.is_empty() { " as serial" } else { "" };
        parts.push(format!(
            "{} took {times} times as long{than}",
            names(&behind)
        ));
    }
    match parts[..] {
        [] => String::new(),
        _ => words::sentence_case(&parts.join("; ")) + ".",
    }
}

fn fastest_and_slowest(setup: &Setup, timed: &[&Summary]) -> String {
    let by_time = |a: &&&Summary, b: &&&Summary| a.median_ms.total_cmp(&b.median_ms);
    let described = |summary: &Summary| {
        format!(
            "{} in {}",
            name(summary.strategy),
            words::time(summary.median_ms)
        )
    };
    match (timed.iter().min_by(by_time), timed.iter().max_by(by_time)) {
        (Some(first), Some(last)) => format!(
            "Of {} strategies on {}, {} came first and {} last. There is no serial run to compare with.",
            timed.len(),
            work(setup),
            described(first),
            described(last),
        ),
        _ => String::new(),
    }
}

/// One figure as it is, several as "1.84 to 1.92", or one where they read alike.
fn range(figures: impl Iterator<Item = f64>) -> String {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_unstable_by(f64::total_cmp);
    let low = figures
        .first()
        .copied()
        .map_or_else(String::new, words::number);
    let high = figures
        .last()
        .copied()
        .map_or_else(String::new, words::number);
    if low == high {
        low
    } else {
        format!("{low} to {high}")
    }
}

fn names(rivals: &[&Rival]) -> String {
    words::list(
        &rivals
            .iter()
            .map(|rival| name(rival.strategy))
            .collect::<Vec<_>>(),
    )
}
