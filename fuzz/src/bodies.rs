//! The bodies of the fuzz targets. Each makes of bytes what may come from outside, and holds the core to what it promises.
//!
//! An input that ends too early is an `Err`, and no more than that.

use arbitrary::{Result, Unstructured};
use racelane::kernel::{Advance, Search};
use racelane::lists::{BLOCK_LEN, ListKind, Source, Workload};
use racelane::options::{self, RawOptions};
use racelane::reference::Reference;
use racelane::run::{Options, Outcome, Run};
use racelane::spans::{MAX_SPANS, Phase, Span};
use racelane::wire;

/// Numbers at the ends of ranges, and what is hardly one.
const ODD: [f64; 20] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.1,
    0.5,
    5.0,
    63.0,
    64.0,
    65.0,
    1000.0,
    60_000.0,
    2e9,
    4_294_967_295.0,
    4_294_967_296.0,
    f64::MIN_POSITIVE,
    f64::MAX,
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
];

const WORKLOADS: [Workload; 2] = [Workload::Io, Workload::Cpu];
const LIST_KINDS: [ListKind; 2] = [ListKind::Stream, ListKind::Memory];

/// Any number: often a small whole one, often an odd one.
fn number(input: &mut Unstructured) -> Result<f64> {
    Ok(match input.int_in_range(0..=3)? {
        0 => *input.choose(&ODD)?,
        1 => f64::from(input.arbitrary::<u8>()?),
        2 => f64::from(input.arbitrary::<u32>()?) / 1000.0,
        _ => f64::from_bits(input.arbitrary()?),
    })
}

/// Up to `most` numbers.
fn numbers(input: &mut Unstructured, most: usize) -> Result<Vec<f64>> {
    let count = input.int_in_range(0..=most)?;
    (0..count).map(|_| number(input)).collect()
}

/// Numbers of a set of options: right in all places but, at times, some.
fn option_numbers(input: &mut Unstructured) -> Result<Vec<f64>> {
    let mut whole = |most: u32| Ok(f64::from(input.int_in_range(0..=most)?));
    let mut numbers = vec![
        whole(1)?,
        whole(5)?,
        whole(63)? + 1.0,
        whole(2_000_000_000)?,
        whole(60_000)?,
        whole(1)?,
        whole(63)? + 1.0,
        whole(1)?,
        whole(999)? + 0.1,
        whole(u32::MAX)?,
    ];
    for _ in 0..input.int_in_range(0..=2)? {
        let place = input.choose_index(numbers.len())?;
        numbers[place] = number(input)?;
    }
    if input.ratio(1, 50)? {
        numbers.truncate(input.int_in_range(0..=9)?);
    }
    Ok(numbers)
}

/// Options are refused in a short sentence, or come out as they went in and within their ranges.
pub fn options(input: &mut Unstructured) -> Result<()> {
    let given = option_numbers(input)?;
    match wire::options(&given) {
        Ok(options) => assert_accepted(&options, &given),
        Err(said) => assert_refused(&said),
    }
    let text = |input: &mut Unstructured| input.arbitrary::<&str>().map(str::to_owned);
    let names = [text(input)?, text(input)?, text(input)?, text(input)?];
    let [workload, strategy, list, executor] = &names;
    let raw = RawOptions {
        workload,
        strategy,
        list,
        executor,
        tasks: number(input)?,
        size: number(input)?,
        wait_ms: number(input)?,
        workers: number(input)?,
        switch_interval_ms: number(input)?,
        seed: number(input)?,
    };
    match options::Options::check(&raw) {
        Ok(options) => assert_eq!(options.workload.name(), workload),
        Err(error) => assert_refused(&error.sentence()),
    }
    Ok(())
}

fn assert_accepted(options: &options::Options, given: &[f64]) {
    let list = match options.workload {
        Workload::Io => given[5],
        Workload::Cpu => f64::from(options.list as u8),
    };
    let taken = [
        f64::from(options.workload as u8),
        f64::from(options.strategy as u8),
        options.tasks.into(),
        options.size.into(),
        options.wait_ms,
        list,
        options.workers.into(),
        f64::from(options.executor as u8),
        options.switch_interval_ms,
        options.seed.into(),
    ];
    assert_eq!(taken[..], given[..], "nothing is rounded or replaced");
    assert!((1..=64).contains(&options.tasks) && (1..=64).contains(&options.workers));
    assert!(options.size <= 2_000_000_000);
    assert!((0.0..=60_000.0).contains(&options.wait_ms));
    assert!((0.1..=1000.0).contains(&options.switch_interval_ms));
}

fn assert_refused(said: &str) {
    let is_sentence = said.starts_with('`') && said.ends_with('.') && said.contains("` takes ");
    assert!(
        is_sentence || said == "a set of options is ten numbers",
        "{said}"
    );
    assert!(said.chars().count() < 200, "{said}");
}

/// Whatever was measured, the figures are times and the words read well.
pub fn analysis(input: &mut Unstructured) -> Result<()> {
    let cores = *input.choose(&[0, 1, 2, 8, u32::MAX])?;
    let mut runs = Vec::new();
    for _ in 0..input.int_in_range(0..=20)? {
        runs.push(input.int_in_range(0..=5)?.into());
        runs.push(number(input)?);
    }
    if input.ratio(1, 8)? {
        runs.extend(numbers(input, 3)?);
    }
    let Ok(summaries) = wire::summaries(&runs) else {
        return Ok(());
    };
    let figures = wire::summary_numbers(&summaries);
    for figure in figures.chunks(6) {
        let &[strategy, median, min, max, count, speedup] = figure else {
            panic!("six figures a strategy: {figure:?}");
        };
        assert!(strategy.fract() == 0.0 && (0.0..6.0).contains(&strategy));
        assert!(0.0 <= min && min <= median && median <= max && max.is_finite());
        assert!(count >= 1.0 && count <= (runs.len() / 2) as f64);
        assert!(speedup.is_nan() || (speedup > 0.0 && speedup.is_finite()));
    }
    if let Ok(options) = wire::options(&option_numbers(input)?) {
        assert_reads_well(&wire::words(&options, cores, &summaries), summaries.len());
    }
    Ok(())
}

fn assert_reads_well(words: &str, strategies: usize) {
    assert_eq!(words.lines().count(), strategies + 1, "{words}");
    for line in words.lines() {
        let is_whole = line.ends_with('.') && !line.contains("..") && !line.contains("  ");
        assert!(is_whole && line.len() < 500, "{line}");
        assert!(!line.contains("NaN") && !line.contains("inf"), "{line}");
    }
}

/// Whatever a run is told of its tasks, their spans are times in order that do not overlap.
pub fn record(input: &mut Unstructured) -> Result<()> {
    let options = run_options(input)?;
    let run = Run::new(options, number(input)?);
    for _ in 0..input.int_in_range(0..=200)? {
        if input.is_empty() {
            break;
        }
        tell(&run, input)?;
    }
    for id in 0..options.tasks {
        let task = run.task(id);
        assert!(task.lost_ms() >= 0.0 && (0.0..=1.0).contains(&task.board().progress()));
        assert_in_order(&task.spans(), MAX_SPANS / options.tasks as usize);
    }
    Ok(())
}

fn run_options(input: &mut Unstructured) -> Result<Options> {
    Ok(Options {
        workload: *input.choose(&WORKLOADS)?,
        list: *input.choose(&LIST_KINDS)?,
        tasks: input.int_in_range(1..=64)?,
        size: 10,
        wait_ms: 0.0,
        workers: 1,
        switch_interval_ms: 5.0,
        seed: input.arbitrary()?,
        records_spans: !input.ratio(1, 8)?,
    })
}

/// One call of those that JavaScript makes.
fn tell(run: &Run, input: &mut Unstructured) -> Result<()> {
    let task = run.task(input.int_in_range(0..=run.options().tasks - 1)?);
    let phase = *input.choose(&Phase::ALL)?;
    let (start_ms, end_ms) = (number(input)?, number(input)?);
    match input.int_in_range(0..=5)? {
        0 => task.enter(phase, start_ms),
        1 => task.leave(end_ms),
        2 => task.board().set_lane(input.arbitrary()?),
        3 => task
            .board()
            .show_progress(input.int_in_range(0..=1000)? as f64 / 1000.0),
        4 => task.board().show_ready(),
        _ => task.add_span(Span {
            phase,
            start_ms,
            end_ms,
        }),
    }
    if input.ratio(1, 8)? {
        let max = input.arbitrary()?;
        let found_ms = run.clock().now_ms();
        task.finish(Outcome::Found { max, found_ms });
    }
    Ok(())
}

fn assert_in_order(spans: &[Span], most: usize) {
    assert!(spans.len() <= most);
    let mut earliest_ms = 0.0;
    for span in spans {
        let is_in_order = earliest_ms <= span.start_ms && span.start_ms <= span.end_ms;
        assert!(
            is_in_order && span.end_ms.is_finite(),
            "{span:?} after {earliest_ms}"
        );
        earliest_ms = span.end_ms;
    }
}

/// The kernel finds what the plain loop finds, and its progress only ever grows.
pub fn search(input: &mut Unstructured) -> Result<()> {
    let workload = *input.choose(&WORKLOADS)?;
    let kind = *input.choose(&LIST_KINDS)?;
    let (seed, task) = (input.arbitrary()?, input.int_in_range(0..=63)?);
    let blocks = input.int_in_range(0..=3)? * BLOCK_LEN as u32;
    let size = blocks.saturating_add_signed(input.int_in_range(-2..=300)?);
    let mut search = Search::new(Source::new(workload, seed, task), size, kind)
        .expect("there is room for the list");
    let (mut phase, mut progress) = (search.phase(), 0.0);
    let max = loop {
        if search.phase() != phase {
            assert_eq!((phase, search.phase()), (Phase::Build, Phase::Scan));
            (phase, progress) = (Phase::Scan, 0.0);
        }
        assert!((progress..=1.0).contains(&search.progress()));
        progress = search.progress();
        if let Advance::Found(max) = search.advance() {
            break max;
        }
    };
    let mut reference = Reference::new(workload, seed, task, size);
    while !reference.advance(input.int_in_range(1..=100_000)?) {}
    assert_eq!(max, reference.max());
    Ok(())
}
