//! Statistics: medians, spreads, speed-ups and summaries of repeated measurements.

use proptest::prelude::*;
use proptest::strategy::Strategy as _;
use racelane::options::Strategy;
use racelane::stats::{Summary, median, speedup, spread, summarise};

#[test]
fn the_median_is_the_middle_of_an_odd_count_and_halfway_in_an_even_one() {
    assert_eq!(median(&[30.0, 10.0, 20.0]), Some(20.0));
    assert_eq!(median(&[40.0, 10.0, 30.0, 20.0]), Some(25.0));
    assert_eq!(median(&[7.5]), Some(7.5));
}

#[test]
fn the_spread_is_the_shortest_and_the_longest() {
    assert_eq!(spread(&[30.0, 10.0, 20.0]), Some((10.0, 30.0)));
    assert_eq!(spread(&[7.5]), Some((7.5, 7.5)));
}

#[test]
fn no_samples_have_no_median_no_spread_and_no_summary() {
    assert_eq!(median(&[]), None);
    assert_eq!(spread(&[]), None);
    assert_eq!(summarise(&[]), []);
}

#[test]
fn what_cannot_be_a_time_is_left_out_and_not_counted() {
    let wrong = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0];
    assert_eq!(median(&wrong), None);
    assert_eq!(spread(&wrong), None);
    assert_eq!(median(&[f64::NAN, 10.0, -5.0]), Some(10.0));

    let mut samples = wrong.map(|ms| (Strategy::Shared, ms)).to_vec();
    assert_eq!(summarise(&samples), []);
    samples.push((Strategy::Shared, 4.0));
    assert_eq!(summarise(&samples)[0].count, 1);
}

#[test]
fn the_speed_up_is_serials_median_over_the_strategys() {
    assert_eq!(speedup(100.0, 50.0), Some(2.0));
    assert_eq!(speedup(50.0, 100.0), Some(0.5));
}

#[test]
fn there_is_no_speed_up_over_or_of_nothing() {
    for (serial, other) in [
        (0.0, 1.0),
        (1.0, 0.0),
        (0.0, 0.0),
        (-1.0, -1.0),
        (f64::NAN, 1.0),
    ] {
        assert_eq!(speedup(serial, other), None, "{serial} over {other}");
    }
    assert_eq!(speedup(f64::MAX, f64::MIN_POSITIVE), None);
    assert_eq!(speedup(f64::MIN_POSITIVE, f64::MAX), None);
}

#[test]
fn summaries_come_in_order_of_first_appearance_and_compare_with_serial() {
    use Strategy::{Processes, Serial};
    let samples = [
        (Processes, 55.0),
        (Serial, 110.0),
        (Serial, 90.0),
        (Processes, 45.0),
        (Serial, 100.0),
        (Processes, 50.0),
    ];
    let summary = |strategy, median_ms, min_ms, max_ms, speedup| Summary {
        strategy,
        count: 3,
        median_ms,
        min_ms,
        max_ms,
        speedup: Some(speedup),
    };
    let expected = [
        summary(Processes, 50.0, 45.0, 55.0, 2.0),
        summary(Serial, 100.0, 90.0, 110.0, 1.0),
    ];
    assert_eq!(summarise(&samples), expected);
}

#[test]
fn without_serial_there_is_no_speed_up() {
    let summaries = summarise(&[(Strategy::Threads, 10.0), (Strategy::Shared, 5.0)]);
    assert!(summaries.iter().all(|summary| summary.speedup.is_none()));
}

fn times() -> impl proptest::strategy::Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..1e9_f64, 1..40)
}

proptest! {
    #[test]
    fn the_median_lies_within_the_spread_with_as_many_above_as_below(times in times()) {
        let middle = median(&times).unwrap();
        let (shortest, longest) = spread(&times).unwrap();
        prop_assert!(shortest <= middle && middle <= longest);
        let below = times.iter().filter(|time| **time < middle).count();
        let above = times.iter().filter(|time| **time > middle).count();
        prop_assert!(below <= times.len() / 2 && above <= times.len() / 2);
    }

    #[test]
    fn the_order_of_samples_does_not_matter(
        (times, shuffled) in times().prop_flat_map(|times| (Just(times.clone()), Just(times).prop_shuffle())),
    ) {
        prop_assert_eq!(median(&times), median(&shuffled));
        prop_assert_eq!(spread(&times), spread(&shuffled));
        let summary = |times: &[f64]| {
            let samples: Vec<_> = times.iter().map(|ms| (Strategy::Shared, *ms)).collect();
            summarise(&samples)
        };
        prop_assert_eq!(summary(&times), summary(&shuffled));
    }

    #[test]
    fn what_is_no_time_changes_nothing(
        times in times(),
        wrong in prop::collection::vec((0..40_usize, prop::sample::select(vec![
            f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, -f64::MIN_POSITIVE,
        ])), 0..10),
    ) {
        let mut mixed = times.clone();
        for (place, ms) in wrong {
            mixed.insert(place.min(mixed.len()), ms);
        }
        prop_assert_eq!(median(&times), median(&mixed));
        prop_assert_eq!(spread(&times), spread(&mixed));
    }

    #[test]
    fn any_numbers_at_all_give_finite_results(samples in prop::collection::vec((0..6_usize, any::<f64>()), 0..60)) {
        let samples: Vec<_> = samples.into_iter().map(|(at, ms)| (Strategy::ALL[at], ms)).collect();
        for summary in summarise(&samples) {
            prop_assert!(summary.count >= 1);
            prop_assert!(summary.median_ms.is_finite() && summary.max_ms.is_finite());
            prop_assert!(0.0 <= summary.min_ms && summary.min_ms <= summary.median_ms);
            prop_assert!(summary.median_ms <= summary.max_ms);
            prop_assert!(summary.speedup.is_none_or(|ratio| ratio.is_finite() && ratio > 0.0));
        }
    }
}
