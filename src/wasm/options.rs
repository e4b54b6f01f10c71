//! Options as they cross from JavaScript.

use wasm_bindgen::prelude::*;

use crate::options::{Options, RawOptions};

#[wasm_bindgen]
extern "C" {
    /// The options of `www/options.js`, complete.
    #[wasm_bindgen(js_name = Options)]
    pub type JsOptions;
    #[wasm_bindgen(method, getter)]
    fn workload(this: &JsOptions) -> String;
    #[wasm_bindgen(method, getter)]
    fn strategy(this: &JsOptions) -> String;
    #[wasm_bindgen(method, getter)]
    fn list(this: &JsOptions) -> String;
    #[wasm_bindgen(method, getter)]
    fn executor(this: &JsOptions) -> String;
    #[wasm_bindgen(method, getter)]
    fn tasks(this: &JsOptions) -> f64;
    #[wasm_bindgen(method, getter)]
    fn size(this: &JsOptions) -> f64;
    #[wasm_bindgen(method, getter)]
    fn wait(this: &JsOptions) -> f64;
    #[wasm_bindgen(method, getter)]
    fn workers(this: &JsOptions) -> f64;
    #[wasm_bindgen(method, getter, js_name = switchInterval)]
    fn switch_interval(this: &JsOptions) -> f64;
    #[wasm_bindgen(method, getter)]
    fn seed(this: &JsOptions) -> f64;
}

/// Checks options as they come in.
pub fn checked(options: &JsOptions) -> Result<Options, JsError> {
    Options::check(&RawOptions {
        workload: &options.workload(),
        strategy: &options.strategy(),
        list: &options.list(),
        executor: &options.executor(),
        tasks: options.tasks(),
        size: options.size(),
        wait_ms: options.wait(),
        workers: options.workers(),
        switch_interval_ms: options.switch_interval(),
        seed: options.seed(),
    })
    .map_err(|error| JsError::new(&error.to_string()))
}
