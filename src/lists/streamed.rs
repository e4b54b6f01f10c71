//! The max of `cpu` numbers that are not kept: the loop in which streamed tasks spend their time.
//!
//! A `cpu` number is the high word of `p ^ (p >> 31)`, where `p` is the last product of SplitMix64's finalizer.
//!
//! - Where `p` is not negative, the step changes no bit of its high word, so that word is the number.
//! - Where `p` is negative, the number is negative too.
//!
//! So the loop leaves the last step out, unless all numbers are negative.

use super::Source;

#[cfg(target_arch = "wasm32")]
use super::vectors::greatest_high_word;

/// The loop finds the max of this many numbers, or of a multiple. Native code has the same rounds, so that its tests
/// test them.
pub(super) const ROUND: usize = 8;

/// As [`Source::max`], for `cpu` numbers.
pub(super) fn max(source: &Source, start: u64, len: usize) -> Option<i32> {
    let whole = len - len % ROUND;
    let first = source.state_before(start);
    let high_word = (whole > 0).then(|| greatest_high_word(first, whole));
    let rest = source.max_by_number(start.wrapping_add(whole as u64), len - whole);
    match high_word.max(rest) {
        // Half of all numbers are negative, so a stretch of negative numbers alone is short.
        Some(..0) => source.max_by_number(start, len),
        max => max,
    }
}

/// Returns the greatest high word of the last products of `len` states after `first`.
#[cfg(not(target_arch = "wasm32"))]
fn greatest_high_word(first: u64, len: usize) -> i32 {
    use super::{GAMMA, last_product};
    let states = (1..=len as u64).map(|i| first.wrapping_add(i.wrapping_mul(GAMMA)));
    let greatest = states.fold(i64::MIN, |max, state| max.max(last_product(state) as i64));
    (greatest >> 32) as i32
}
