//! The search of arbitrary lists.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    _ = racelane_fuzz::bodies::search(&mut Unstructured::new(data));
});
