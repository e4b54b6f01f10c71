//! Options, as numbers and as words.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    _ = racelane_fuzz::bodies::options(&mut Unstructured::new(data));
});
