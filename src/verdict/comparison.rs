//! The verdict on a comparison: who gained, who did not, and why.

use super::reasons::{self, Outcome, Work};
use super::{Setup, is_time, name, ratio, sentence, work};
use crate::options::Strategy;
use crate::stats::Summary;
use crate::words;

/// A comparison in at most three short sentences: who gained, who did not, and why.
///
/// Without summaries it says that nothing was measured, with one it is that one's [`sentence`],
/// and without a measurement of serial it only names the fastest and the slowest.
#[optimize(size)]
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
            let others = others(&rivals);
            let gap = if others.is_empty() { "" } else { " " };
            let reason = reasons::of_all(setup, &rivals);
            [&gains(setup, &rivals), gap, &others, " ", reason].concat()
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
#[optimize(size)]
fn gains(setup: &Setup, rivals: &[Rival]) -> String {
    let winners = Group::of(rivals, |outcome| {
        matches!(outcome, Outcome::Faster | Outcome::Beyond)
    });
    let work = work(setup);
    if winners.names.is_empty() {
        return ["No strategy gained on ", &work, "."].concat();
    }
    let subject = words::sentence_case(words::list(&winners.names));
    let times = range(winners.least, winners.most);
    let cores = match Work::of(setup) {
        Work::Waiting | Work::Trivial => String::new(),
        _ => [", with ", &words::plural(setup.cores.max(1), "core")].concat(),
    };
    let gained = " times as fast as serial";
    [
        &subject,
        " gained on ",
        &work,
        ": ",
        &times,
        gained,
        &cores,
        ".",
    ]
    .concat()
}

/// "Threads (GIL) were about as fast as serial; asyncio took 1.2 times as long." Empty when all gained.
#[optimize(size)]
fn others(rivals: &[Rival]) -> String {
    let level = Group::of(rivals, |outcome| outcome == Outcome::Same);
    let behind = Group::of(rivals, |outcome| outcome == Outcome::Slower);
    let mut written = words::list(&level.names);
    if !level.names.is_empty() {
        let is_one_thing = matches!(level.names[..], ["asyncio" | "the futures pool"]);
        written += if is_one_thing { " was" } else { " were" };
        written += " about as fast as serial";
    }
    if !behind.names.is_empty() {
        let is_alone = written.is_empty();
        written += if is_alone { "" } else { "; " };
        written += &words::list(&behind.names);
        written += " took ";
        written += &range(1.0 / behind.most, 1.0 / behind.least);
        written += if is_alone {
            " times as long as serial"
        } else {
            " times as long"
        };
    }
    if !written.is_empty() {
        written += ".";
    }
    words::sentence_case(written)
}

/// Those rivals that did alike.
struct Group {
    names: Vec<&'static str>,
    least: f64,
    most: f64,
}

impl Group {
    fn of(rivals: &[Rival], did: fn(Outcome) -> bool) -> Self {
        let mut group = Self {
            names: Vec::new(),
            least: f64::INFINITY,
            most: 0.0,
        };
        for rival in rivals {
            if did(rival.outcome) {
                group.names.push(name(rival.strategy));
                group.least = group.least.min(rival.ratio);
                group.most = group.most.max(rival.ratio);
            }
        }
        group
    }
}

#[optimize(size)]
fn fastest_and_slowest(setup: &Setup, timed: &[&Summary]) -> String {
    let (mut first, mut last) = (timed[0], timed[0]);
    for summary in timed {
        if summary.median_ms < first.median_ms {
            first = summary;
        }
        if summary.median_ms >= last.median_ms {
            last = summary;
        }
    }
    let described = |summary: &Summary| {
        [
            name(summary.strategy),
            " in ",
            &words::time(summary.median_ms),
        ]
        .concat()
    };
    [
        "Of ",
        &words::count(timed.len() as u32),
        " strategies on ",
        &work(setup),
        ", ",
        &described(first),
        " came first and ",
        &described(last),
        " last. There is no serial run to compare with.",
    ]
    .concat()
}

/// One figure as it is, two as "1.84 to 1.92", or one where they read alike.
#[optimize(size)]
fn range(least: f64, most: f64) -> String {
    let (low, high) = (words::number(least), words::number(most));
    if low == high {
        low
    } else {
        [&low, " to ", &high].concat()
    }
}
