//! The core as wasm in a browser's worker: shared memory, threads, clock, and what happens when memory runs out.
#![cfg(target_arch = "wasm32")]

#[path = "../rust/common/mod.rs"]
mod common;
mod memory;
mod single;
mod threads;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
