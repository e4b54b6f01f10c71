//! Racelane's core: the same tasks, run serially, concurrently or in parallel, and measured.
//!
//! The data flows one way: [`options`] describe a [`run`]; its tasks find the max of their [`lists`]
//! with the [`kernel`], under one of the [`strategies`]; [`spans`] record what each task did when;
//! [`stats`] and [`verdict`] say what it amounts to; [`wire`] puts it into numbers. Everything here is plain Rust that
//! runs natively too, threads and [`lock`] included; `wasm` is the thin layer that the browser's workers call.
//!
//! Strategies whose waiting is done by a JavaScript event loop (`serial`, `asyncio`, `processes`,
//! `futures`) advance a task with [`strategies::stepped`] and live otherwise in `www/workers/`.
//!
//! What checks options and what writes words is compiled for size (`optimize(size)`): it runs before and after what is
//! timed, and for speed it would make the core that readers load a thirtieth heavier.
#![deny(missing_docs)]
#![feature(optimize_attribute)]

pub mod clock;
pub mod kernel;
pub mod lists;
pub mod lock;
pub mod options;
pub mod reference;
pub mod run;
pub mod spans;
pub mod stalls;
pub mod stats;
pub mod strategies;
mod sync;
pub mod verdict;
pub mod wire;
mod words;

#[cfg(target_arch = "wasm32")]
mod wasm;
#[cfg(target_arch = "wasm32")]
pub use wasm_bindgen_rayon::init_thread_pool;
