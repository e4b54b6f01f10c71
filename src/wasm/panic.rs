//! Panics in words: on the console, and as a JavaScript error that the worker's owner receives.

use std::panic::{self, PanicHookInfo};
use std::sync::Once;

use wasm_bindgen::prelude::*;

/// Sets the panic hook. Every instance starts here; the instances of one run's threads share one memory, and so one hook.
#[wasm_bindgen(start)]
fn start() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| panic::set_hook(Box::new(throw)));
}

/// Writes the panic with its stack to the console, then throws it. A plain abort would reach JavaScript as a trap
/// without a message. `www/workers/owner` recognises the error by its name.
fn throw(info: &PanicHookInfo) {
    console_error_panic_hook::hook(info);
    let error = js_sys::Error::new(&sentence(info));
    error.set_name("Panic");
    wasm_bindgen::throw_val(error.into());
}

/// Returns the place and the first line of the message, as in "panicked at src/run/mod.rs:12:5: no such task".
fn sentence(info: &PanicHookInfo) -> String {
    let text = info.to_string();
    let mut lines = text.lines();
    [
        lines.next().unwrap_or_default(),
        " ",
        lines.next().unwrap_or_default(),
    ]
    .concat()
}
