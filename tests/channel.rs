//! The channel of crates/crossbeam-channel, through which the pool's threads learn what to run.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::VecDeque;
use std::thread;
use std::time::Duration;

use crossbeam_channel::bounded;
use proptest::prelude::*;

#[test]
fn messages_come_out_in_the_order_in_which_they_went_in() {
    let (sender, receiver) = bounded(3);
    for message in [1, 2, 3] {
        sender.send(message).expect("it is never closed");
    }
    for message in [1, 2, 3] {
        assert_eq!(receiver.recv().ok(), Some(message));
    }
}

#[test]
fn receivers_that_wait_get_one_message_each() {
    const THREADS: usize = 8;
    let (sender, receiver) = bounded(THREADS);
    let mut received: Vec<usize> = thread::scope(|scope| {
        let waiting: Vec<_> = (0..THREADS)
            .map(|_| scope.spawn(|| receiver.recv().expect("it is never closed")))
            .collect();
        // Long enough for most of them to be asleep.
        thread::sleep(Duration::from_millis(20));
        for message in 0..THREADS {
            sender.send(message).expect("it is never closed");
        }
        waiting
            .into_iter()
            .map(|thread| thread.join().expect("no thread panics"))
            .collect()
    });
    received.sort_unstable();
    assert_eq!(received, (0..THREADS).collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn it_is_a_queue_whatever_its_room(
        room in 0..4_usize,
        calls in prop::collection::vec(prop::option::of(any::<u32>()), 0..60),
    ) {
        let (sender, receiver) = bounded(room);
        let mut expected = VecDeque::new();
        for call in calls {
            // A receiver without a message would sleep for ever.
            match call {
                Some(message) => {
                    sender.send(message).expect("it is never closed");
                    expected.push_back(message);
                }
                None if expected.is_empty() => {}
                None => prop_assert_eq!(receiver.recv().ok(), expected.pop_front()),
            }
        }
    }
}
