//! The max of any list, in any order of steps.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    _ = racelane_fuzz::bodies::search(&mut Unstructured::new(data));
});
