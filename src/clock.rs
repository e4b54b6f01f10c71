//! One clock for all threads and workers: milliseconds that never go back.

/// Returns the milliseconds since the Unix epoch on a monotonic clock, the same in every worker of a page.
///
/// Each worker counts `performance.now()` from its own time origin, so the origin is added.
/// The browser's clock steps by 5 µs on an isolated page and by 100 µs elsewhere.
#[cfg(target_arch = "wasm32")]
pub fn now_ms() -> f64 {
    use wasm_bindgen::prelude::*;
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(thread_local_v2, js_name = performance)]
        static PERFORMANCE: web_sys::Performance;
    }
    thread_local! {
        static ORIGIN_MS: f64 = PERFORMANCE.with(|performance| performance.time_origin());
    }
    ORIGIN_MS.with(|origin_ms| origin_ms + PERFORMANCE.with(|performance| performance.now()))
}

/// Returns the milliseconds since the first call, on the system's monotonic clock.
#[cfg(not(target_arch = "wasm32"))]
pub fn now_ms() -> f64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static FIRST: OnceLock<Instant> = OnceLock::new();
    FIRST.get_or_init(Instant::now).elapsed().as_secs_f64() * 1000.0
}
