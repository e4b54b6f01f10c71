//! Racelane's core: it carries out the tasks of a run, and measures them.
//!
//! A [`run`] has options and tasks. Each task finds the max of its list ([`lists`]) with the [`kernel`], under one of the
//! [`strategies`], and records what it did when as [`spans`]. Everything here is plain Rust that runs natively too,
//! threads and [`lock`] included. `wasm` is the border to the browser's workers.
//!
//! The strategies whose waiting is done by a JavaScript event loop (`serial`, `asyncio`, `processes`, `futures`) compute
//! by [`strategies::stepped`]; the rest of them is in `www/workers/`.
#![deny(missing_docs)]

pub mod clock;
pub mod kernel;
pub mod lists;
pub mod lock;
pub mod reference;
pub mod run;
pub mod spans;
pub mod stalls;
pub mod strategies;
mod sync;

#[cfg(target_arch = "wasm32")]
mod wasm;
#[cfg(target_arch = "wasm32")]
pub use wasm_bindgen_rayon::init_thread_pool;
