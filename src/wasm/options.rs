//! The options of a run, read where JavaScript keeps them.

use wasm_bindgen::prelude::*;

use super::names::{ListKind, Workload};
use crate::run;

#[wasm_bindgen(typescript_custom_section)]
const RUN_OPTIONS: &str = "
/** The options of `race()` that the core reads. */
export interface RunOptions {
  readonly workload: Workload;
  readonly list: ListKind;
  readonly tasks: number;
  readonly size: number;
  readonly wait: number;
  readonly workers: number;
  readonly switchInterval: number;
  readonly seed: number;
}
";

#[wasm_bindgen]
extern "C" {
    /// The options of a run, read where JavaScript keeps them.
    #[wasm_bindgen(typescript_type = "RunOptions")]
    pub type RunOptions;
    #[wasm_bindgen(method, getter)]
    pub(super) fn workload(this: &RunOptions) -> Workload;
    #[wasm_bindgen(method, getter)]
    pub(super) fn list(this: &RunOptions) -> ListKind;
    #[wasm_bindgen(method, getter)]
    pub(super) fn tasks(this: &RunOptions) -> u32;
    #[wasm_bindgen(method, getter)]
    pub(super) fn size(this: &RunOptions) -> u32;
    #[wasm_bindgen(method, getter)]
    pub(super) fn wait(this: &RunOptions) -> f64;
    #[wasm_bindgen(method, getter)]
    pub(super) fn workers(this: &RunOptions) -> u32;
    #[wasm_bindgen(method, getter, js_name = switchInterval)]
    pub(super) fn switch_interval(this: &RunOptions) -> f64;
    #[wasm_bindgen(method, getter)]
    pub(super) fn seed(this: &RunOptions) -> u32;
}

impl RunOptions {
    /// Returns the options as the core holds them.
    pub(super) fn read(&self, records_spans: bool) -> run::Options {
        run::Options {
            workload: self.workload().into(),
            list: self.list().into(),
            tasks: self.tasks(),
            size: self.size(),
            wait_ms: self.wait(),
            workers: self.workers(),
            switch_interval_ms: self.switch_interval(),
            seed: self.seed(),
            records_spans,
        }
    }
}
