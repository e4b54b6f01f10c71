//! The channel: a queue under a mutex, and a condition that wakes one who waits for a message.

use std::collections::VecDeque;

// From here, so that a model checker's types can take their place (races/).
use crate::sync::{Arc, Condvar, Mutex, PoisonError};

struct Channel<T> {
    messages: Mutex<VecDeque<T>>,
    sent: Condvar,
}

/// The end of a channel that messages go into.
pub struct Sender<T>(Arc<Channel<T>>);

/// The end of a channel that messages come out of, for any number of threads.
pub struct Receiver<T>(Arc<Channel<T>>);

/// What cannot happen: this channel is never closed.
#[derive(Debug)]
pub enum Closed {}

/// A channel that has room for `capacity` messages from the beginning.
///
/// More than that find room too: [`Sender::send`] never waits. The pool sends exactly as many as it asked room for.
pub fn bounded<T>(capacity: usize) -> (Sender<T>, Receiver<T>) {
    let channel = Arc::new(Channel {
        messages: Mutex::new(VecDeque::with_capacity(capacity)),
        sent: Condvar::new(),
    });
    (Sender(Arc::clone(&channel)), Receiver(channel))
}

impl<T> Sender<T> {
    /// Sends a message to whoever receives next.
    ///
    /// # Errors
    /// None.
    pub fn send(&self, message: T) -> Result<(), Closed> {
        let mut messages = self
            .0
            .messages
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        messages.push_back(message);
        drop(messages);
        self.0.sent.notify_one();
        Ok(())
    }
}

impl<T> Receiver<T> {
    /// Takes the message that was sent first, asleep until there is one.
    ///
    /// # Errors
    /// None.
    pub fn recv(&self) -> Result<T, Closed> {
        let mut messages = self
            .0
            .messages
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(message) = messages.pop_front() {
                return Ok(message);
            }
            messages = self
                .0
                .sent
                .wait(messages)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}
