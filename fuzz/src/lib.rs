//! What every input must come to: the bodies of the fuzz targets. `tests/fuzzed.rs` runs the same on random bytes.

pub mod bodies;
