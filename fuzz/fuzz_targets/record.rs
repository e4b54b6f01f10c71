//! Arbitrary calls on the tasks of a run.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    _ = racelane_fuzz::bodies::record(&mut Unstructured::new(data));
});
