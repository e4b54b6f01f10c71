//! The thin layer between the browser's workers (`www/workers/`) and the core.

mod analysis;
mod options;
mod reference;
mod run;

#[cfg(not(panic = "immediate-abort"))]
use wasm_bindgen::prelude::*;

/// What only builds for tests have: their panics say what happened and where. In the build for readers a panic is
/// a trap (scripts/lib/rust-tools.js), which JavaScript hears of as a `WebAssembly.RuntimeError`.
#[cfg(not(panic = "immediate-abort"))]
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}
