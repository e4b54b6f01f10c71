//! As much of `crossbeam-channel` as `wasm-bindgen-rayon` uses: it sends each thread of its pool one message, once.
//!
//! Cargo.toml puts this in place of the real one, whose three kinds of queue and whose `select` every reader would load.
#![forbid(unsafe_code)]

mod channel;

mod sync {
    pub use std::sync::{Arc, Condvar, Mutex, PoisonError};
}

pub use channel::{Closed, Receiver, Sender, bounded};
