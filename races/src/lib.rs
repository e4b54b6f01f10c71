//! The core's lock, compiled with a model checker's types in the place of the standard library's.
//!
//! loom runs a small program over and over, each time with its threads interleaved in another way, and with every
//! value that a weak memory order lets an atomic load return. It reports a deadlock, so a lost wake-up, and any
//! two accesses that are not ordered. It knows no time: [`clock`] makes one, as one more thread.
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
