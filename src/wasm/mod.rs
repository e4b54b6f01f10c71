//! The thin layer between the browser's workers (`www/workers/`) and the core.

mod analysis;
mod options;
mod reference;
mod run;

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Keeps a panic's message where `www/workers/` finds it: to JavaScript, the panic is only `unreachable`.
    #[wasm_bindgen(js_namespace = globalThis, js_name = racelanePanicked)]
    fn racelane_panicked(message: &str);
}

#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        racelane_panicked(&info.to_string());
    }));
}
