//! The verdict: the sentences themselves, and what must hold for any numbers at all.

use proptest::prelude::*;
use racelane::options::{Executor, ListKind, Strategy, Workload};
use racelane::stats::{Summary, summarise};
use racelane::verdict::{Setup, conclusion, sentence};

const WAITING: Setup = Setup {
    workload: Workload::Io,
    list: ListKind::Memory,
    tasks: 10,
    size: 10,
    wait_ms: 1000.0,
    executor: Executor::Processes,
    cores: 2,
};

const COMPUTING: Setup = Setup {
    workload: Workload::Cpu,
    list: ListKind::Stream,
    tasks: 3,
    size: 100_000_000,
    wait_ms: 0.0,
    executor: Executor::Processes,
    cores: 2,
};

/// What is said of a strategy that took `ms` where serial took `serial_ms`.
fn said(setup: Setup, strategy: Strategy, ms: f64, serial_ms: f64) -> String {
    let summaries = summarise(&[(strategy, ms), (Strategy::Serial, serial_ms)]);
    sentence(&setup, &summaries[0])
}

/// What is said without a measurement of serial.
fn alone(setup: Setup, strategy: Strategy, ms: f64) -> String {
    sentence(&setup, &summarise(&[(strategy, ms)])[0])
}

fn concluded(setup: Setup, samples: &[(Strategy, f64)]) -> String {
    conclusion(&setup, &summarise(samples))
}

#[test]
fn each_strategy_that_overlaps_waiting_is_told_why() {
    let said = |strategy, ms| said(WAITING, strategy, ms, 10_030.0);
    assert_eq!(
        said(Strategy::Threads, 1020.0),
        "Threads (GIL) finished 10 waits of 1 s in 1.02 s: 9.83 times as fast as serial. \
         They overlap waiting."
    );
    assert_eq!(
        said(Strategy::Asyncio, 1003.0),
        "asyncio finished 10 waits of 1 s in 1 s: 10 times as fast as serial. \
         While one task waits, the loop runs the next."
    );
    assert_eq!(
        said(Strategy::Processes, 1150.0),
        "Processes finished 10 waits of 1 s in 1.15 s: 8.72 times as fast as serial. \
         They overlap waiting, each in a memory of its own."
    );
    assert_eq!(
        said(Strategy::Futures, 2020.0),
        "The futures pool finished 10 waits of 1 s in 2.02 s: 4.97 times as fast as serial. \
         The pool overlaps waiting."
    );
    assert_eq!(
        said(Strategy::Shared, 1100.0),
        "Shared threads finished 10 waits of 1 s in 1.1 s: 9.12 times as fast as serial. \
         They overlap waiting."
    );
}

#[test]
fn computing_under_the_lock_gains_nothing() {
    assert_eq!(
        said(COMPUTING, Strategy::Threads, 372.0, 366.0),
        "Threads (GIL) finished 3 lists of 100 million numbers in 372 ms: \
         about as fast as serial (0.984×). \
         No gain: the lock lets only one thread compute at a time."
    );
    assert_eq!(
        said(COMPUTING, Strategy::Threads, 732.0, 366.0),
        "Threads (GIL) finished 3 lists of 100 million numbers in 732 ms: \
         2 times as long as serial. \
         No gain, only cost: the lock lets only one thread compute at a time."
    );
}

#[test]
fn computing_on_one_loop_gains_nothing() {
    assert_eq!(
        said(COMPUTING, Strategy::Asyncio, 366.0, 366.0),
        "asyncio finished 3 lists of 100 million numbers in 366 ms: \
         about as fast as serial (1×). No gain: a task that computes holds the loop."
    );
}

#[test]
fn computing_in_processes_and_shared_threads_gains() {
    assert_eq!(
        said(COMPUTING, Strategy::Processes, 200.0, 366.0),
        "Processes finished 3 lists of 100 million numbers in 200 ms: \
         1.83 times as fast as serial. \
         They compute side by side, each in a memory of its own."
    );
    assert_eq!(
        said(COMPUTING, Strategy::Shared, 190.0, 366.0),
        "Shared threads finished 3 lists of 100 million numbers in 190 ms: \
         1.93 times as fast as serial. They compute side by side: one memory, no lock."
    );
}

#[test]
fn a_result_against_the_textbook_gets_no_textbook_explanation() {
    assert_eq!(
        said(COMPUTING, Strategy::Threads, 183.0, 366.0),
        "Threads (GIL) finished 3 lists of 100 million numbers in 183 ms: \
         2 times as fast as serial. That is not what the lock predicts: run it again."
    );
    let contradictions = [
        (
            COMPUTING,
            Strategy::Asyncio,
            200.0,
            366.0,
            "not what one event loop predicts",
        ),
        (
            COMPUTING,
            Strategy::Processes,
            100.0,
            366.0,
            "more than the reported cores can explain",
        ),
        (
            COMPUTING,
            Strategy::Shared,
            400.0,
            366.0,
            "start-up or a busy machine",
        ),
        (
            WAITING,
            Strategy::Asyncio,
            10_000.0,
            10_000.0,
            "not what overlapping waits predict",
        ),
        (
            WAITING,
            Strategy::Threads,
            500.0,
            10_000.0,
            "more than overlapping these waits can",
        ),
    ];
    for (setup, strategy, ms, serial_ms, words) in contradictions {
        let said = said(setup, strategy, ms, serial_ms);
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn a_pool_of_threads_under_the_lock_is_explained_by_the_lock() {
    let setup = Setup {
        executor: Executor::Threads,
        ..COMPUTING
    };
    assert_eq!(
        said(setup, Strategy::Futures, 366.0, 366.0),
        "The futures pool finished 3 lists of 100 million numbers in 366 ms: \
         about as fast as serial (1×). \
         No gain: the lock lets only one thread compute at a time."
    );
    let over_processes = said(COMPUTING, Strategy::Futures, 200.0, 366.0);
    assert!(over_processes.ends_with("The pool's workers compute side by side."));
}

#[test]
fn one_core_is_named_where_it_is_the_reason() {
    let setup = Setup {
        cores: 1,
        ..COMPUTING
    };
    for strategy in [Strategy::Processes, Strategy::Shared, Strategy::Threads] {
        let said = said(setup, strategy, 366.0, 366.0);
        assert!(
            said.ends_with("No gain: one core computes one thing at a time."),
            "{said}"
        );
    }
}

#[test]
fn a_single_task_can_only_gain_by_being_split() {
    let setup = Setup {
        tasks: 1,
        ..COMPUTING
    };
    let threads = said(setup, Strategy::Threads, 122.0, 122.0);
    assert!(threads.starts_with("Threads (GIL) finished 1 list of 100 million numbers in 122 ms"));
    assert!(
        threads.ends_with("One task has nothing to overlap with."),
        "{threads}"
    );
    let shared = said(setup, Strategy::Shared, 64.0, 122.0);
    assert!(
        shared.ends_with("The task is split, and its parts run side by side."),
        "{shared}"
    );
}

#[test]
fn serial_is_said_to_go_one_after_another() {
    assert_eq!(
        alone(WAITING, Strategy::Serial, 10_030.0),
        "Serial finished 10 waits of 1 s in 10 s, one after another."
    );
}

#[test]
fn without_serial_there_is_just_the_time() {
    assert_eq!(
        alone(WAITING, Strategy::Threads, 1020.0),
        "Threads (GIL) finished 10 waits of 1 s in 1.02 s."
    );
}

#[test]
fn repeats_are_named_as_a_median() {
    let samples = [1010.0, 1020.0, 1090.0].map(|ms| (Strategy::Threads, ms));
    assert_eq!(
        sentence(&WAITING, &summarise(&samples)[0]),
        "Threads (GIL) finished 10 waits of 1 s in 1.02 s (the median of 3 runs)."
    );
}

#[test]
fn the_work_is_named_in_the_singular_where_there_is_one() {
    let said = |setup| alone(setup, Strategy::Serial, 1.0);
    let start = |setup: Setup| said(setup).replace("Serial finished ", "");
    let io = |tasks, size, wait_ms| {
        start(Setup {
            tasks,
            size,
            wait_ms,
            ..WAITING
        })
    };
    assert_eq!(
        io(1, 10, 1000.0),
        "1 wait of 1 s in 1 ms, one after another."
    );
    assert_eq!(
        io(1, 1, 0.0),
        "1 list of 1 number in 1 ms, one after another."
    );
    assert_eq!(
        io(2, 0, 0.0),
        "2 lists of 0 numbers in 1 ms, one after another."
    );
}

#[test]
fn lists_in_memory_and_waits_after_computing_are_named() {
    let said = |setup| alone(setup, Strategy::Processes, 2500.0);
    assert_eq!(
        said(Setup {
            list: ListKind::Memory,
            ..COMPUTING
        }),
        "Processes finished 3 lists of 100 million numbers in memory in 2.5 s."
    );
    assert_eq!(
        said(Setup {
            wait_ms: 1000.0,
            ..COMPUTING
        }),
        "Processes finished 3 lists of 100 million numbers plus a wait of 1 s each in 2.5 s."
    );
}

#[test]
fn sizes_and_times_are_written_as_people_say_them() {
    let size = |size| alone(Setup { size, ..COMPUTING }, Strategy::Shared, 1.0);
    let sizes = [
        (300_000_000, "300 million"),
        (2_000_000_000, "2 billion"),
        (1_250_000_000, "1.25 billion"),
        (1_500_000, "1.5 million"),
        (12_340_000, "12,340,000"),
        (123_456_789, "123,456,789"),
        (1000, "1,000"),
        (999, "999"),
    ];
    for (number, words) in sizes {
        let said = size(number);
        assert!(
            said.contains(&format!("lists of {words} numbers")),
            "{said}"
        );
    }
    let times = [
        (0.0, "0 ms"),
        (0.1234, "0.123 ms"),
        (9.876, "9.88 ms"),
        (99.96, "100 ms"),
        (414.4, "414 ms"),
        (999.4, "999 ms"),
        (999.6, "1 s"),
        (1004.0, "1 s"),
        (59_960.0, "60 s"),
        (119_400.0, "119 s"),
        (119_700.0, "2 min"),
        (150_000.0, "2.5 min"),
        (3_840_000.0, "64 min"),
    ];
    for (ms, words) in times {
        let said = alone(WAITING, Strategy::Shared, ms);
        assert!(said.ends_with(&format!(" in {words}.")), "{ms}: {said}");
    }
}

#[test]
fn a_comparison_of_waiting_says_that_waiting_needs_no_core() {
    use Strategy::*;
    let samples = [
        (Serial, 10_030.0),
        (Asyncio, 1005.0),
        (Threads, 1020.0),
        (Processes, 1100.0),
        (Futures, 1010.0),
        (Shared, 1030.0),
    ];
    assert_eq!(
        concluded(WAITING, &samples),
        "asyncio, threads (GIL), processes, the futures pool and shared threads gained on \
         10 waits of 1 s: 9.12 to 9.98 times as fast as serial. \
         Waiting needs no core: even a lock or a single loop lets it overlap."
    );
}

#[test]
fn a_comparison_of_computing_says_who_gained_and_who_took_turns() {
    use Strategy::*;
    let samples = [
        (Serial, 366.0),
        (Asyncio, 366.0),
        (Threads, 372.0),
        (Processes, 200.0),
        (Futures, 196.0),
        (Shared, 190.0),
    ];
    assert_eq!(
        concluded(COMPUTING, &samples),
        "Processes, the futures pool and shared threads gained on 3 lists of 100 million numbers: \
         1.83 to 1.93 times as fast as serial, with 2 cores. \
         asyncio and threads (GIL) were about as fast as serial. \
         Computing overlaps on several cores, unless a lock or a loop makes it take turns."
    );
}

#[test]
fn a_comparison_without_winners_says_so() {
    use Strategy::*;
    assert_eq!(
        concluded(
            COMPUTING,
            &[(Serial, 366.0), (Asyncio, 366.0), (Threads, 450.0)]
        ),
        "No strategy gained on 3 lists of 100 million numbers. \
         asyncio was about as fast as serial; threads (GIL) took 1.23 times as long. \
         A lock or a single loop makes computing take turns."
    );
    assert_eq!(
        concluded(COMPUTING, &[(Serial, 366.0), (Processes, 732.0)]),
        "No strategy gained on 3 lists of 100 million numbers. \
         Processes took 2 times as long as serial. \
         Start-up or a busy machine took what computing side by side saves."
    );
}

#[test]
fn a_comparison_against_the_textbook_asks_for_another_run() {
    let samples = [(Strategy::Serial, 366.0), (Strategy::Threads, 183.0)];
    assert_eq!(
        concluded(COMPUTING, &samples),
        "Threads (GIL) gained on 3 lists of 100 million numbers: \
         2 times as fast as serial, with 2 cores. \
         Some of this is more than tasks and cores can explain: run it again."
    );
}

#[test]
fn a_comparison_without_serial_names_the_first_and_the_last() {
    let samples = [
        (Strategy::Threads, 372.0),
        (Strategy::Processes, 200.0),
        (Strategy::Shared, 190.0),
    ];
    assert_eq!(
        concluded(COMPUTING, &samples),
        "Of 3 strategies on 3 lists of 100 million numbers, shared threads in 190 ms came first \
         and threads (GIL) in 372 ms last. There is no serial run to compare with."
    );
}

#[test]
fn a_comparison_of_one_is_that_ones_sentence_and_of_none_says_so() {
    let only = [(Strategy::Serial, 10_030.0)];
    assert_eq!(
        concluded(WAITING, &only),
        sentence(&WAITING, &summarise(&only)[0])
    );
    assert_eq!(concluded(WAITING, &[]), "Nothing was measured.");
}

prop_compose! {
    fn any_setup()(
        io in any::<bool>(),
        stream in any::<bool>(),
        over_threads in any::<bool>(),
        tasks in 0..=64_u32,
        size in prop_oneof![0..1000_u32, any::<u32>()],
        wait_ms in prop_oneof![Just(0.0), 0.0..60_000.0_f64, any::<f64>()],
        cores in prop_oneof![0..4_u32, any::<u32>()],
    ) -> Setup {
        Setup {
            workload: if io { Workload::Io } else { Workload::Cpu },
            list: if stream { ListKind::Stream } else { ListKind::Memory },
            executor: if over_threads { Executor::Threads } else { Executor::Processes },
            tasks, size, wait_ms, cores,
        }
    }
}

prop_compose! {
    fn any_summary()(
        strategy in prop::sample::select(Strategy::ALL),
        count in any::<usize>(),
        median_ms in prop_oneof![0.0..1e6_f64, any::<f64>()],
        speedup in prop::option::of(prop_oneof![0.0..100.0_f64, any::<f64>()]),
    ) -> Summary {
        Summary { strategy, count, median_ms, min_ms: median_ms, max_ms: median_ms, speedup }
    }
}

/// Holds every text against what any text must be: whole sentences, with sensible numbers, and short.
fn assert_reads_well(text: &str, most_sentences: usize) -> Result<(), TestCaseError> {
    prop_assert!(
        text.ends_with('.') && !text.contains("  ") && !text.contains(".."),
        "{}",
        text
    );
    prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{}", text);
    prop_assert!(
        !text.contains(" 1 waits") && !text.contains(" 1 lists"),
        "{}",
        text
    );
    prop_assert!(text.matches(". ").count() < most_sentences, "{}", text);
    prop_assert!(text.len() < 400, "{}", text);
    Ok(())
}

proptest! {
    #[test]
    fn any_numbers_make_a_readable_sentence(setup in any_setup(), summary in any_summary()) {
        assert_reads_well(&sentence(&setup, &summary), 2)?;
    }

    #[test]
    fn any_numbers_make_a_readable_conclusion(
        setup in any_setup(),
        summaries in prop::collection::vec(any_summary(), 0..7),
    ) {
        assert_reads_well(&conclusion(&setup, &summaries), 3)?;
    }

    #[test]
    fn nobody_is_said_to_gain_below_serials_speed(
        setup in any_setup(),
        at in 1..6_usize,
        ratio in 0.001..1.06_f64,
    ) {
        let said = said(setup, Strategy::ALL[at], 1000.0 / ratio, 1000.0);
        prop_assert!(!said.contains("times as fast"), "{}", said);
        prop_assert!(!said.contains("They overlap") && !said.contains("They compute"), "{}", said);
    }

    #[test]
    fn a_clear_gain_is_never_explained_away(
        setup in any_setup(),
        at in 1..6_usize,
        ratio in 1.07..1000.0_f64,
    ) {
        let said = said(setup, Strategy::ALL[at], 1000.0 / ratio, 1000.0);
        prop_assert!(said.contains("times as fast as serial"), "{}", said);
        prop_assert!(!said.contains("No gain") && !said.contains("about as"), "{}", said);
    }
}
