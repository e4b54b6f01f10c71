//! Options as they cross from JavaScript.

use wasm_bindgen::prelude::*;

use crate::options::{Executor, ListKind, Options, RawOptions, Strategy, Workload};

/// Checks options as `optionNumbers` of `www/protocol.js` sends them: names by their codes, which cost a reader less
/// to load than words that cross.
pub fn checked(options: &[f64]) -> Result<Options, JsError> {
    let &[
        workload,
        strategy,
        tasks,
        size,
        wait_ms,
        list,
        workers,
        executor,
        switch_interval_ms,
        seed,
    ] = options
    else {
        return Err(JsError::new("a set of options is ten numbers"));
    };
    Options::check(&RawOptions {
        workload: named(Workload::ALL, workload).map_or("", Workload::name),
        strategy: named(Strategy::ALL, strategy).map_or("", Strategy::name),
        tasks,
        size,
        wait_ms,
        list: named(ListKind::ALL, list).map_or("", ListKind::name),
        workers,
        executor: named(Executor::ALL, executor).map_or("", Executor::name),
        switch_interval_ms,
        seed,
    })
    .map_err(|error| JsError::new(&error.sentence()))
}

/// The one of `all` with this code, its index; `None` for a name that JavaScript did not know either, which is -1.
pub fn named<T: Copy>(all: &[T], code: f64) -> Option<T> {
    all.get(code as i32 as usize).copied()
}
