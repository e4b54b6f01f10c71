//! The bodies of the fuzz targets. `tests/rust/fuzzed.rs` runs them on random bytes, too.

pub mod bodies;
