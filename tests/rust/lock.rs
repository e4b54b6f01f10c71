//! The lock on native threads. Margins are wide: the tests must hold on a busy machine with two cores.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use racelane::lock::SwitchLock;
use racelane::run::StopFlag;

static GO_ON: LazyLock<StopFlag> = LazyLock::new(StopFlag::new);

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// Waits until other threads fulfil the condition, and fails after 20 s.
fn until(what: &str, mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(
            start.elapsed() < ms(20_000),
            "still not so after 20 s: {what}"
        );
        thread::sleep(Duration::from_micros(200));
    }
}

/// Computes for `total`, in blocks, and hands the lock over whenever it is asked to.
fn compute_under(lock: &SwitchLock, owner: u32, total: Duration, mut each_block: impl FnMut()) {
    let mut held = lock.acquire(owner, &GO_ON).expect("nobody stops it");
    let mut computed = Duration::ZERO;
    while computed < total {
        let block = Instant::now();
        each_block();
        while block.elapsed() < Duration::from_micros(200) {}
        computed += block.elapsed();
        if held.drop_requested() {
            held.hand_over(&GO_ON);
            held = lock.acquire(owner, &GO_ON).expect("nobody stops it");
        }
    }
}

#[test]
fn only_one_thread_at_a_time_holds_the_lock() {
    let lock = SwitchLock::new(ms(1));
    let (first, second) = (AtomicU64::new(0), AtomicU64::new(0));
    // Two counters that grow together, each read and written in two steps: a second thread inside would part them.
    let step = || {
        let (one, two) = (first.load(SeqCst), second.load(SeqCst));
        assert_eq!(one, two, "a second thread was inside");
        first.store(one + 1, SeqCst);
        thread::yield_now();
        second.store(two + 1, SeqCst);
    };
    let blocks = AtomicU64::new(0);
    thread::scope(|scope| {
        for owner in 0..4 {
            let (lock, step, blocks) = (&lock, &step, &blocks);
            scope.spawn(move || {
                compute_under(lock, owner, ms(60), || {
                    step();
                    blocks.fetch_add(1, SeqCst);
                });
            });
        }
    });
    assert_eq!(first.load(SeqCst), blocks.load(SeqCst));
    assert!(
        lock.counts().switches >= 3,
        "four owners make at least three switches"
    );
}

#[test]
fn every_thread_makes_progress_while_all_compute() {
    let lock = SwitchLock::new(ms(1));
    let turns: Vec<AtomicU32> = (0..6).map(|_| AtomicU32::new(0)).collect();
    thread::scope(|scope| {
        for owner in 0..6 {
            let (lock, turns) = (&lock, &turns);
            scope.spawn(move || {
                let enough = || turns.iter().all(|turn| turn.load(SeqCst) >= 3);
                let start = Instant::now();
                while !enough() {
                    assert!(start.elapsed() < ms(20_000), "somebody starves: {turns:?}");
                    turns[owner as usize].fetch_add(1, SeqCst);
                    compute_under(lock, owner, ms(3), || ());
                }
            });
        }
    });
}

#[test]
fn a_computing_holder_hands_over_within_a_few_switch_intervals() {
    let lock = SwitchLock::new(ms(5));
    let holding = AtomicBool::new(false);
    let waited = thread::scope(|scope| {
        // Without a request the holder would compute for 10 s.
        let end = StopFlag::new();
        let (lock, holding, end) = (&lock, &holding, &end);
        scope.spawn(move || {
            let held = lock.acquire(0, &GO_ON).expect("nobody stops it");
            holding.store(true, SeqCst);
            let start = Instant::now();
            while !held.drop_requested() && start.elapsed() < ms(10_000) {}
            held.hand_over(&GO_ON);
        });
        until("the first thread holds the lock", || holding.load(SeqCst));
        let start = Instant::now();
        drop(lock.acquire(1, end));
        start.elapsed()
    });
    assert!(
        waited >= ms(4),
        "it asked after {waited:?}, before an interval was over"
    );
    assert!(waited < ms(500), "handing over took {waited:?}");
    assert_eq!(lock.counts().switches, 1);
}

#[test]
fn a_waiter_asks_only_after_a_whole_switch_interval() {
    let lock = SwitchLock::new(ms(120));
    thread::scope(|scope| {
        let held = lock.acquire(0, &GO_ON).expect("nobody stops it");
        let waiter = scope.spawn(|| lock.acquire(1, &GO_ON).is_some());
        until("the other waits", || lock.counts().waiters == 1);
        let start = Instant::now();
        until("the other asks", || held.drop_requested());
        assert!(
            start.elapsed() > ms(90),
            "it asked after {:?}",
            start.elapsed()
        );
        held.hand_over(&GO_ON);
        assert!(waiter.join().expect("the waiter ends"));
    });
}

#[test]
fn threads_that_sleep_without_the_lock_overlap() {
    let lock = SwitchLock::new(ms(5));
    let start = Instant::now();
    thread::scope(|scope| {
        for owner in 0..10 {
            let lock = &lock;
            scope.spawn(move || {
                drop(lock.acquire(owner, &GO_ON));
                thread::sleep(ms(200));
                drop(lock.acquire(owner, &GO_ON));
            });
        }
    });
    assert!(
        start.elapsed() < ms(1000),
        "ten sleeps of 0.2 s took {:?}",
        start.elapsed()
    );
}

#[test]
fn a_stop_wakes_every_waiter_without_the_lock() {
    let lock = SwitchLock::new(ms(1000));
    let stop = StopFlag::new();
    thread::scope(|scope| {
        let held = lock.acquire(9, &GO_ON).expect("nobody stops it");
        let waiters: Vec<_> = (0..4)
            .map(|owner| {
                scope.spawn({
                    let (lock, stop) = (&lock, &stop);
                    move || lock.acquire(owner, stop).is_none()
                })
            })
            .collect();
        until("all wait", || lock.counts().waiters == 4);
        let start = Instant::now();
        stop.set();
        assert!(
            waiters
                .into_iter()
                .all(|waiter| waiter.join().expect("the waiter ends"))
        );
        assert!(
            start.elapsed() < ms(500),
            "stopping took {:?}",
            start.elapsed()
        );
        drop(held);
    });
    assert_eq!((lock.counts().waiters, lock.counts().switches), (0, 0));
    assert!(
        lock.acquire(5, &GO_ON).is_some(),
        "the lock is free afterwards"
    );
}

#[test]
fn a_stopped_thread_does_not_get_a_free_lock() {
    let lock = SwitchLock::new(ms(5));
    let stop = StopFlag::new();
    stop.set();
    assert!(lock.acquire(0, &stop).is_none());
    assert!(lock.acquire(0, &GO_ON).is_some());
}

#[test]
fn handing_over_without_waiters_returns_at_once() {
    let lock = SwitchLock::new(ms(1000));
    let start = Instant::now();
    lock.acquire(0, &GO_ON)
        .expect("nobody stops it")
        .hand_over(&GO_ON);
    assert!(start.elapsed() < ms(500));
    assert!(
        lock.acquire(0, &GO_ON).is_some(),
        "the lock is free afterwards"
    );
}

#[test]
fn handing_over_ends_when_the_waiters_give_up() {
    for _ in 0..50 {
        let lock = SwitchLock::new(ms(1));
        let stop = StopFlag::new();
        thread::scope(|scope| {
            let held = lock.acquire(0, &GO_ON).expect("nobody stops it");
            scope.spawn(|| drop(lock.acquire(1, &stop)));
            until("the other waits", || lock.counts().waiters == 1);
            scope.spawn(|| stop.set());
            held.hand_over(&GO_ON);
        });
        assert!(
            lock.acquire(0, &GO_ON).is_some(),
            "the lock is free afterwards"
        );
    }
}

#[test]
fn a_holder_gets_no_request_while_no_thread_waits() {
    let lock = SwitchLock::new(ms(1));
    let held = lock.acquire(0, &GO_ON).expect("nobody stops it");
    thread::sleep(ms(50));
    assert!(!held.drop_requested());
    drop(held);
    for _ in 0..10 {
        drop(lock.acquire(0, &GO_ON));
    }
    assert_eq!(lock.counts().switches, 0);
    assert_eq!(lock.counts().waited_ms, 0.0);
}

#[test]
fn a_request_is_gone_once_the_lock_has_changed_hands() {
    let lock = SwitchLock::new(ms(1));
    thread::scope(|scope| {
        let held = lock.acquire(0, &GO_ON).expect("nobody stops it");
        let other = scope.spawn(|| {
            let held = lock.acquire(1, &GO_ON).expect("nobody stops it");
            held.drop_requested()
        });
        until("the other asks", || held.drop_requested());
        held.hand_over(&GO_ON);
        assert!(
            !other.join().expect("the other ends"),
            "nobody has asked the new holder"
        );
    });
}

#[test]
fn switches_are_counted_one_by_one() {
    let lock = SwitchLock::new(ms(5));
    const TURNS: u64 = 20;
    let play = |owner: u32| {
        for turn in 0..TURNS {
            let held = lock.acquire(owner, &GO_ON).expect("nobody stops it");
            // In every turn but the last, the holder waits for the other thread, so that the lock goes to it.
            if owner == 1 || turn + 1 < TURNS {
                until("the other waits", || lock.counts().waiters == 1);
            }
            held.hand_over(&GO_ON);
        }
    };
    thread::scope(|scope| {
        let first = lock.acquire(0, &GO_ON).expect("nobody stops it");
        scope.spawn(|| play(1));
        until("the other waits", || lock.counts().waiters == 1);
        first.hand_over(&GO_ON);
        play(0);
    });
    // Owner 0 began. Then owners 1 and 0 took turns, 20 times each.
    assert_eq!(lock.counts().switches, 2 * TURNS);
}

#[test]
fn taking_the_lock_twice_in_a_row_is_no_switch() {
    let lock = SwitchLock::new(ms(5));
    for owner in [3, 3, 3, 4, 4, 3] {
        drop(lock.acquire(owner, &GO_ON));
    }
    assert_eq!(lock.counts().switches, 2);
}

#[test]
fn the_waited_time_is_the_sum_over_all_waiters() {
    let lock = SwitchLock::new(ms(5));
    thread::scope(|scope| {
        let held = lock.acquire(0, &GO_ON).expect("nobody stops it");
        for owner in 1..=3 {
            let lock = &lock;
            scope.spawn(move || drop(lock.acquire(owner, &GO_ON)));
        }
        until("all wait", || lock.counts().waiters == 3);
        thread::sleep(ms(100));
        drop(held);
    });
    let waited = lock.counts().waited_ms;
    assert!(
        (290.0..3000.0).contains(&waited),
        "three waited 100 ms each: {waited} ms"
    );
}

#[test]
fn a_panic_of_the_holder_releases_the_lock() {
    let lock = SwitchLock::new(ms(5));
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let _held = lock.acquire(0, &GO_ON);
        panic!("on purpose, by a test");
    }));
    assert!(panicked.is_err());
    assert!(lock.acquire(1, &GO_ON).is_some());
    assert_eq!(lock.counts().switches, 1);
}

#[test]
fn an_interval_of_zero_works() {
    let lock = SwitchLock::new(Duration::ZERO);
    thread::scope(|scope| {
        for owner in 0..3 {
            let lock = &lock;
            scope.spawn(move || compute_under(lock, owner, ms(5), || ()));
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn switches_are_the_changes_of_owner(owners in prop::collection::vec(0..4_u32, 0..30)) {
        let lock = SwitchLock::new(ms(5));
        for (at, owner) in owners.iter().enumerate() {
            let held = lock.acquire(*owner, &GO_ON).expect("nobody stops it");
            if at % 2 == 0 { held.hand_over(&GO_ON) } else { drop(held) }
        }
        let changes = owners.windows(2).filter(|pair| pair[0] != pair[1]).count();
        prop_assert_eq!(lock.counts().switches, changes as u64);
    }
}
