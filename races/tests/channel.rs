//! The pool's channel in every interleaving: each message reaches one receiver, and nobody sleeps beside a message.

use loom::thread;
use racelane_races::channel::bounded;
use racelane_races::clock;
use racelane_races::sync::Arc;

#[test]
fn two_that_wait_get_one_message_each() {
    loom::model(|| {
        clock::begin();
        let (sender, receiver) = bounded(2);
        let receiver = Arc::new(receiver);
        let receivers = [1, 2].map(|_| {
            let receiver = Arc::clone(&receiver);
            thread::spawn(move || receiver.recv().expect("it is never closed"))
        });
        for message in [10, 20] {
            sender.send(message).expect("it is never closed");
        }
        let mut received = receivers.map(|thread| thread.join().expect("the thread ends"));
        received.sort_unstable();
        assert_eq!(received, [10, 20]);
        clock::end();
    });
}

#[test]
fn messages_come_out_in_the_order_in_which_they_went_in() {
    loom::model(|| {
        clock::begin();
        let (sender, receiver) = bounded(2);
        let sending = thread::spawn(move || {
            for message in [10, 20] {
                sender.send(message).expect("it is never closed");
            }
        });
        let received = [1, 2].map(|_| receiver.recv().expect("it is never closed"));
        assert_eq!(received, [10, 20]);
        sending.join().expect("the thread ends");
        clock::end();
    });
}
