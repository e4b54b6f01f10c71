//! Options as they cross from JavaScript.

use wasm_bindgen::prelude::*;

use crate::options::Options;
use crate::wire;

/// Checks options; what is wrong is thrown in words.
pub fn checked(options: &[f64]) -> Result<Options, JsError> {
    wire::options(options).map_err(|sentence| JsError::new(&sentence))
}
