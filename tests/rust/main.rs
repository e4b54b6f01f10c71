//! The core's tests on native threads. Margins are such that only a real fault exceeds them on a busy machine.
#![cfg(not(target_arch = "wasm32"))]

mod common;
mod fuzzed;
mod kernel;
mod lists;
mod lock;
mod reference;
mod spans;
mod stalls;
mod strategies;
