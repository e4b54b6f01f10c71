//! Measured times and what is said of them.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    _ = racelane_fuzz::bodies::analysis(&mut Unstructured::new(data));
});
