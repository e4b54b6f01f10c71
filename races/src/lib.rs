//! The core's lock, compiled with a model checker's types in the place of the standard library's.
//!
//! loom runs a small program many times, each time with another interleaving of its threads, and with every value that a
//! weak memory order lets an atomic load return. It reports deadlocks, and so lost wake-ups, and accesses that are not
//! ordered. It knows no time: [`clock`] provides one.
#![cfg(feature = "loom")]

pub mod clock;
pub mod sync;

#[path = "../../src/lock.rs"]
pub mod lock;

#[path = "."]
pub mod run {
    #[path = "../../src/run/stop.rs"]
    pub mod stop;
}
