//! One clock for all threads and workers: milliseconds that never go back.

/// Returns the milliseconds since the Unix epoch on a monotonic clock, the same in every worker of a run.
///
/// Each worker counts `performance.now()` from its own time origin, so the origin is added. Chromium takes the origin
/// from the time of day, which may have been set since another worker started. [`shift`] mends that.
/// The browser's clock steps by 5 µs on an isolated page and by 100 µs elsewhere.
#[cfg(target_arch = "wasm32")]
pub fn now_ms() -> f64 {
    browser::ORIGIN_MS.get() + browser::PERFORMANCE.with(|performance| performance.now())
}

/// Puts the clock of this thread forward by `ms`.
#[cfg(target_arch = "wasm32")]
pub fn shift(ms: f64) {
    browser::ORIGIN_MS.set(browser::ORIGIN_MS.get() + ms);
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::Cell;
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(thread_local_v2, js_name = performance)]
        pub static PERFORMANCE: web_sys::Performance;
    }
    thread_local! {
        pub static ORIGIN_MS: Cell<f64> =
            Cell::new(PERFORMANCE.with(|performance| performance.time_origin()));
    }
}

/// Returns the milliseconds since the first call, on the system's monotonic clock.
#[cfg(not(target_arch = "wasm32"))]
pub fn now_ms() -> f64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static FIRST: OnceLock<Instant> = OnceLock::new();
    FIRST.get_or_init(Instant::now).elapsed().as_secs_f64() * 1000.0
}
