//! The strategies that are done in Rust, on native threads. Margins are such that only a real fault exceeds them.
#![cfg(not(target_arch = "wasm32"))]

mod any;
#[path = "../common/mod.rs"]
mod common;
mod edges;
mod locked;
mod shared;
mod stepped;
mod stop;
