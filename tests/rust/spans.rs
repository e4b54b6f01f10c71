//! Spans: after any calls, a recorder's spans are in order and do not overlap, and every dropped span is counted.

use proptest::prelude::*;
use racelane::spans::{Phase, Recorder, Span};

/// One call to a recorder. Times are given as steps from the time of the call before.
#[derive(Clone, Debug)]
enum Call {
    Enter(Phase, f64),
    Leave(f64),
    Add(Phase, f64, f64),
}

fn phases() -> impl Strategy<Value = Phase> {
    prop::sample::select(Phase::ALL.as_slice())
}

/// Calls whose times advance by `steps`. Steps below 0 stand for a clock that goes back.
fn calls(steps: std::ops::Range<f64>) -> impl Strategy<Value = Vec<Call>> {
    let call = prop_oneof![
        (phases(), steps.clone()).prop_map(|(phase, step)| Call::Enter(phase, step)),
        steps.clone().prop_map(Call::Leave),
        (phases(), steps.clone(), steps)
            .prop_map(|(phase, start, end)| Call::Add(phase, start, end)),
    ];
    prop::collection::vec(call, 0..60)
}

fn span(phase: Phase, start_ms: f64, end_ms: f64) -> Span {
    Span {
        phase,
        start_ms,
        end_ms,
    }
}

/// Returns a recorder after these calls. Time begins at 100 ms.
fn recorded(calls: &[Call], limit: usize) -> Recorder {
    let mut recorder = Recorder::new(limit);
    let mut now_ms = 100.0;
    for call in calls {
        match *call {
            Call::Enter(phase, step) => {
                now_ms += step;
                recorder.enter(phase, now_ms);
            }
            Call::Leave(step) => {
                now_ms += step;
                recorder.leave(now_ms);
            }
            Call::Add(phase, start, end) => {
                let start_ms = now_ms + start;
                recorder.add(span(phase, start_ms, start_ms + end));
                now_ms = now_ms.max(start_ms + end);
            }
        }
    }
    recorder
}

#[test]
fn a_new_recorder_has_no_spans() {
    let recorder = Recorder::new(10);
    assert_eq!((recorder.spans(), recorder.dropped()), ([].as_slice(), 0));
}

#[test]
fn entering_a_phase_ends_the_one_before() {
    let mut recorder = Recorder::new(10);
    recorder.enter(Phase::Queue, 1.0);
    assert_eq!(recorder.spans(), [], "an open phase is no span yet");
    recorder.enter(Phase::Build, 3.0);
    recorder.enter(Phase::Scan, 4.0);
    recorder.leave(6.0);
    let expected = [
        span(Phase::Queue, 1.0, 3.0),
        span(Phase::Build, 3.0, 4.0),
        span(Phase::Scan, 4.0, 6.0),
    ];
    assert_eq!(recorder.spans(), expected);
}

#[test]
fn entering_the_present_phase_again_continues_it() {
    let mut recorder = Recorder::new(10);
    for at_ms in [1.0, 2.0, 3.0] {
        recorder.enter(Phase::Scan, at_ms);
    }
    recorder.leave(5.0);
    assert_eq!(recorder.spans(), [span(Phase::Scan, 1.0, 5.0)]);
}

#[test]
fn a_phase_that_is_entered_again_is_a_new_span() {
    let mut recorder = Recorder::new(10);
    for (from_ms, to_ms) in [(1.0, 2.0), (4.0, 5.0)] {
        recorder.enter(Phase::Scan, from_ms);
        recorder.leave(to_ms);
    }
    let expected = [span(Phase::Scan, 1.0, 2.0), span(Phase::Scan, 4.0, 5.0)];
    assert_eq!(recorder.spans(), expected);
}

#[test]
fn leaving_when_in_no_phase_does_nothing() {
    let mut recorder = Recorder::new(10);
    recorder.leave(1.0);
    recorder.enter(Phase::Wait, 2.0);
    recorder.leave(3.0);
    recorder.leave(4.0);
    assert_eq!(recorder.spans(), [span(Phase::Wait, 2.0, 3.0)]);
}

#[test]
fn a_phase_that_another_clock_puts_before_the_last_span_begins_where_that_ended() {
    let mut recorder = Recorder::new(10);
    recorder.add(span(Phase::Queue, 0.0, 5.0));
    recorder.enter(Phase::Scan, 3.0);
    recorder.enter(Phase::Wait, 4.0);
    recorder.leave(8.0);
    let expected = [
        span(Phase::Queue, 0.0, 5.0),
        span(Phase::Scan, 5.0, 5.0),
        span(Phase::Wait, 5.0, 8.0),
    ];
    assert_eq!(recorder.spans(), expected);
}

#[test]
fn a_phase_shorter_than_the_clocks_step_is_kept() {
    let mut recorder = Recorder::new(10);
    recorder.enter(Phase::Scan, 2.0);
    recorder.leave(2.0);
    assert_eq!(recorder.spans(), [span(Phase::Scan, 2.0, 2.0)]);
}

#[test]
fn an_added_span_is_cut_where_it_overlaps_earlier_spans() {
    let mut recorder = Recorder::new(10);
    recorder.add(span(Phase::Start, 0.0, 5.0));
    recorder.add(span(Phase::Queue, 3.0, 8.0));
    recorder.add(span(Phase::Scan, 1.0, 2.0));
    let expected = [span(Phase::Start, 0.0, 5.0), span(Phase::Queue, 5.0, 8.0)];
    assert_eq!(
        (recorder.spans(), recorder.dropped()),
        (expected.as_slice(), 0)
    );
}

#[test]
fn a_span_whose_end_is_not_a_time_is_left_out() {
    let mut recorder = Recorder::new(10);
    recorder.add(span(Phase::Start, 0.0, 5.0));
    recorder.add(span(Phase::Queue, 5.0, f64::NAN));
    recorder.add(span(Phase::Queue, 5.0, f64::INFINITY));
    recorder.add(span(Phase::Scan, 3.0, 8.0));
    let expected = [span(Phase::Start, 0.0, 5.0), span(Phase::Scan, 5.0, 8.0)];
    assert_eq!(recorder.spans(), expected);
}

#[test]
fn a_phases_code_is_its_place_among_all_phases() {
    let codes = Phase::ALL.map(|phase| phase as usize);
    assert_eq!(codes, [0, 1, 2, 3, 4, 5]);
}

/// Any numbers as times, also those that no clock shows.
fn any_times() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        -10.0..100.0_f64,
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(-0.0)
    ]
}

proptest! {
    #[test]
    fn any_numbers_as_times_give_finite_spans_in_order(
        calls in prop::collection::vec((0..3, phases(), any_times(), any_times()), 0..60),
        limit in 0..40_usize,
    ) {
        let mut recorder = Recorder::new(limit);
        for (kind, phase, start_ms, end_ms) in calls {
            match kind {
                0 => recorder.enter(phase, start_ms),
                1 => recorder.leave(end_ms),
                _ => recorder.add(span(phase, start_ms, end_ms)),
            }
        }
        let mut earliest_ms = 0.0;
        for span in recorder.spans() {
            prop_assert!(earliest_ms <= span.start_ms && span.start_ms <= span.end_ms, "{:?}", span);
            prop_assert!(span.end_ms.is_finite(), "{:?}", span);
            earliest_ms = span.end_ms;
        }
    }

    #[test]
    fn a_clock_that_goes_back_gives_spans_in_order(
        calls in calls(-5.0..10.0),
        limit in 0..40_usize,
    ) {
        let recorder = recorded(&calls, limit);
        prop_assert!(recorder.spans().len() <= limit);
        let mut earliest_ms = 0.0;
        for span in recorder.spans() {
            prop_assert!(span.start_ms >= earliest_ms && span.end_ms >= span.start_ms, "{:?}", span);
            earliest_ms = span.end_ms;
        }
    }

    #[test]
    fn beyond_the_limit_spans_are_only_counted(
        calls in calls(0.0..10.0),
        limit in 0..40_usize,
    ) {
        let all = recorded(&calls, usize::MAX);
        let some = recorded(&calls, limit);
        let kept = limit.min(all.spans().len());
        prop_assert_eq!(all.dropped(), 0);
        prop_assert_eq!(some.spans(), &all.spans()[..kept]);
        prop_assert_eq!(some.dropped() as usize, all.spans().len() - kept);
    }

    #[test]
    fn spans_together_last_as_long_as_the_phases(
        stays in prop::collection::vec((phases(), 0.0..10.0_f64), 1..60),
    ) {
        let mut recorder = Recorder::new(usize::MAX);
        let mut now_ms = 0.0;
        for (phase, stay_ms) in &stays {
            recorder.enter(*phase, now_ms);
            now_ms += stay_ms;
        }
        recorder.leave(now_ms);
        let recorded_ms: f64 = recorder.spans().iter().map(|span| span.end_ms - span.start_ms).sum();
        prop_assert!((recorded_ms - now_ms).abs() < 1e-6, "{} of {}", recorded_ms, now_ms);
        let adjoining = recorder.spans().windows(2).all(|pair| pair[0].phase != pair[1].phase);
        prop_assert!(adjoining, "a phase that goes on is one span");
    }
}
