//! The core as wasm in a browser's worker: shared memory, its threads, its clock, and the end of its memory.
#![cfg(target_arch = "wasm32")]

mod common;
#[path = "web/memory.rs"]
mod memory;
#[path = "web/single.rs"]
mod single;
#[path = "web/threads.rs"]
mod threads;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
