//! Options: every bound, every name, and what a refusal says. The table is shared with the JavaScript tests.

use proptest::prelude::*;
use racelane::options::{Executor, ListKind, OptionError, Options, RawOptions, Strategy, Workload};
use serde_json::Value;

const GOOD: RawOptions = RawOptions {
    workload: "cpu",
    strategy: "threads",
    tasks: 3.0,
    size: 100_000_000.0,
    wait_ms: 0.0,
    list: "stream",
    workers: 2.0,
    executor: "processes",
    switch_interval_ms: 5.0,
    seed: 2020.0,
};

fn cases() -> Vec<Value> {
    serde_json::from_str(include_str!("../data/options-cases.json")).expect("the table is JSON")
}

fn raw(options: &Value) -> RawOptions<'_> {
    let text = |name: &str| options[name].as_str().expect("a name");
    let number = |name: &str| options[name].as_f64().expect("a number");
    RawOptions {
        workload: text("workload"),
        strategy: text("strategy"),
        tasks: number("tasks"),
        size: number("size"),
        wait_ms: number("wait"),
        list: text("list"),
        workers: number("workers"),
        executor: text("executor"),
        switch_interval_ms: number("switchInterval"),
        seed: number("seed"),
    }
}

fn refused(raw: RawOptions) -> OptionError {
    Options::check(&raw).expect_err("these options must be refused")
}

#[test]
fn every_case_of_the_shared_table_is_decided_as_it_says() {
    for case in cases() {
        let refused = Options::check(&raw(&case["options"]))
            .err()
            .map(|error| error.option);
        assert_eq!(refused, case["refuses"].as_str(), "{}", case["name"]);
    }
}

#[test]
fn accepted_options_come_out_as_they_went_in() {
    let expected = Options {
        workload: Workload::Cpu,
        strategy: Strategy::Threads,
        tasks: 3,
        size: 100_000_000,
        wait_ms: 0.0,
        list: ListKind::Stream,
        workers: 2,
        executor: Executor::Processes,
        switch_interval_ms: 5.0,
        seed: 2020,
    };
    assert_eq!(Options::check(&GOOD), Ok(expected));
    let largest = RawOptions {
        size: 2e9,
        seed: 4_294_967_295.0,
        ..GOOD
    };
    let largest = Options::check(&largest).expect("the largest are accepted");
    assert_eq!((largest.size, largest.seed), (2_000_000_000, u32::MAX));
}

#[test]
fn the_list_of_the_io_workload_is_always_kept_in_memory() {
    for list in ["stream", "memory"] {
        let checked = Options::check(&RawOptions {
            workload: "io",
            list,
            ..GOOD
        });
        assert_eq!(checked.map(|options| options.list), Ok(ListKind::Memory));
    }
}

#[test]
fn what_is_not_a_finite_number_is_refused_for_every_number() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let refused_options = [
            refused(RawOptions {
                tasks: number,
                ..GOOD
            }),
            refused(RawOptions {
                size: number,
                ..GOOD
            }),
            refused(RawOptions {
                wait_ms: number,
                ..GOOD
            }),
            refused(RawOptions {
                workers: number,
                ..GOOD
            }),
            refused(RawOptions {
                switch_interval_ms: number,
                ..GOOD
            }),
            refused(RawOptions {
                seed: number,
                ..GOOD
            }),
        ]
        .map(|error| error.option);
        let all = ["tasks", "size", "wait", "workers", "switchInterval", "seed"];
        assert_eq!(refused_options, all, "{number}");
    }
}

#[test]
fn a_negative_zero_counts_as_zero() {
    let checked = Options::check(&RawOptions {
        wait_ms: -0.0,
        size: -0.0,
        ..GOOD
    });
    let checked = checked.expect("zero is accepted");
    assert!(checked.wait_ms.is_sign_positive());
    assert_eq!(checked.size, 0);
}

#[test]
fn a_refusal_says_what_the_option_takes_and_what_it_was_given() {
    let said = |raw| refused(raw).to_string();
    assert_eq!(
        said(RawOptions { tasks: 2.5, ..GOOD }),
        "`tasks` takes a whole number from 1 to 64; it was given 2.5."
    );
    assert_eq!(
        said(RawOptions {
            switch_interval_ms: f64::NAN,
            ..GOOD
        }),
        "`switchInterval` takes a number of milliseconds from 0.1 to 1000; it was given NaN."
    );
    assert_eq!(
        said(RawOptions {
            strategy: "gevent",
            ..GOOD
        }),
        "`strategy` takes serial, asyncio, threads, processes, futures or shared; \
         it was given \"gevent\"."
    );
}

#[test]
fn a_refusal_names_every_name_that_the_option_takes() {
    let takes = |raw| refused(raw).takes;
    for strategy in Strategy::ALL {
        assert!(
            takes(RawOptions {
                strategy: "",
                ..GOOD
            })
            .contains(strategy.name())
        );
    }
    for workload in Workload::ALL {
        assert!(
            takes(RawOptions {
                workload: "",
                ..GOOD
            })
            .contains(workload.name())
        );
    }
    for list in ListKind::ALL {
        assert!(takes(RawOptions { list: "", ..GOOD }).contains(list.name()));
    }
    for executor in Executor::ALL {
        assert!(
            takes(RawOptions {
                executor: "",
                ..GOOD
            })
            .contains(executor.name())
        );
    }
}

#[test]
fn a_refusal_cuts_a_long_name_short() {
    let long = "ü".repeat(1000);
    let got = refused(RawOptions {
        executor: &long,
        ..GOOD
    })
    .got;
    assert_eq!(got, format!("\"{}...\"", "ü".repeat(40)));
}

#[test]
fn names_lead_back_to_what_they_name() {
    let strategies: Vec<&str> = Strategy::ALL
        .iter()
        .map(|strategy| strategy.name())
        .collect();
    assert_eq!(
        strategies,
        [
            "serial",
            "asyncio",
            "threads",
            "processes",
            "futures",
            "shared"
        ]
    );
    for &strategy in Strategy::ALL {
        assert_eq!(Strategy::from_name(strategy.name()), Some(strategy));
        assert!(strategy.label().to_lowercase().contains(strategy.name()));
    }
    assert_eq!(Workload::from_name("IO"), None);
    assert_eq!(Strategy::Threads.label(), "Threads (GIL)");
}

proptest! {
    #[test]
    fn no_number_is_accepted_that_does_not_survive_the_check_unchanged(number in any::<f64>()) {
        if let Ok(options) = Options::check(&RawOptions { seed: number, ..GOOD }) {
            prop_assert_eq!(f64::from(options.seed), number);
        }
        if let Ok(options) = Options::check(&RawOptions { switch_interval_ms: number, ..GOOD }) {
            prop_assert_eq!(options.switch_interval_ms, number);
        }
    }

    #[test]
    fn no_made_up_name_is_accepted(name in ".*") {
        let accepted = Options::check(&RawOptions { strategy: &name, ..GOOD }).is_ok();
        prop_assert_eq!(accepted, Strategy::from_name(&name).is_some());
    }
}

#[test]
fn a_refusal_says_which_number_came() {
    let got = |size| refused(RawOptions { size, ..GOOD }).got;
    assert_eq!(got(-3.0), "-3");
    assert_eq!(got(0.125), "0.125");
    assert_eq!(got(-0.000_001), "-0.000001");
    assert_eq!(got(2_000_000_001.0), "2,000,000,001");
    assert_eq!(got(1e300), "1,000,000,000,000 or more");
    assert_eq!(got(f64::NEG_INFINITY), "-1,000,000,000,000 or more");
}
