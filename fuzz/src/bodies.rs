//! The bodies of the fuzz targets. Each turns bytes into calls from outside, and checks what the core promises.
//!
//! An input that ends too early is an `Err` and not a failure.

use arbitrary::{Result, Unstructured};
use racelane::kernel::{Advance, Search};
use racelane::lists::{BLOCK_LEN, ListKind, Source, Workload};
use racelane::reference::Reference;
use racelane::run::{Options, Outcome, Run};
use racelane::spans::{MAX_SPANS, Phase, Span};

/// Numbers at the ends of ranges, and numbers that are not finite.
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

/// Returns any number, often a small whole one or one of [`ODD`].
fn number(input: &mut Unstructured) -> Result<f64> {
    Ok(match input.int_in_range(0..=3)? {
        0 => *input.choose(&ODD)?,
        1 => f64::from(input.arbitrary::<u8>()?),
        2 => f64::from(input.arbitrary::<u32>()?) / 1000.0,
        _ => f64::from_bits(input.arbitrary()?),
    })
}

/// Makes arbitrary calls on a run's tasks. Their spans must be times in order that do not overlap.
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

/// Makes one of the calls that JavaScript makes.
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

/// Searches an arbitrary list. The kernel must find the max that the plain loop finds, and progress must not shrink.
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
