//! The core as wasm in a browser's worker: shared memory, its threads, its clock, and the end of its memory.
#![cfg(target_arch = "wasm32")]

#[path = "../rust/common/mod.rs"]
mod common;
mod memory;
mod single;
mod threads;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
