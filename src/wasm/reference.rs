//! The reference for the workers that check results.

use wasm_bindgen::prelude::*;

use super::options::checked;
use crate::reference::Reference;

/// The plain loop that every max is checked against.
#[wasm_bindgen(js_name = Reference)]
pub struct WasmReference(Reference);

#[wasm_bindgen(js_class = Reference)]
impl WasmReference {
    /// The list of one task.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &[f64], task: u32) -> Result<WasmReference, JsError> {
        let options = checked(options)?;
        Ok(Self(Reference::new(
            options.workload,
            options.seed,
            task,
            options.size,
        )))
    }

    /// Looks at the next `count` numbers; true when none are left.
    pub fn advance(&mut self, count: u32) -> bool {
        self.0.advance(u64::from(count))
    }

    /// The greatest number; undefined where there was none.
    pub fn max(&self) -> Option<i32> {
        self.0.max()
    }
}
