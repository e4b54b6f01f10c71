//! The bodies of the fuzz targets on random bytes, a few seconds each. `npm run fuzz` searches by coverage.

#[path = "../../fuzz/src/bodies.rs"]
mod bodies;

use arbitrary::Unstructured;
use proptest::prelude::*;

/// Up to `most` bytes. An input that ends too early is a case, too.
fn bytes(most: usize) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_calls_on_a_run_give_spans_in_order(data in bytes(3000)) {
        _ = bodies::record(&mut Unstructured::new(&data));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn the_kernel_finds_what_the_plain_loop_finds(data in bytes(100)) {
        _ = bodies::search(&mut Unstructured::new(&data));
    }
}
