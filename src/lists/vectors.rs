//! The greatest high word of SplitMix64's last products, in wasm: four by a vector and four by whole numbers a round.
//!
//! Vectors of 64-bit products are slow: no processor below AVX-512 multiplies them. So a vector holds four high words or
//! four low words, and a product is made of products of words. Processors calculate with vectors and with whole numbers
//! at the same time, so both together are faster than either. docs/decisions.md has the measurements.

use core::arch::wasm32::*;
use std::ptr;

use super::streamed::ROUND;
use super::{FACTORS, GAMMA, last_product};

/// How many numbers a round finds by a vector, and how many by whole numbers.
const LANES: usize = 4;
const WHOLE: usize = ROUND - LANES;

/// The low words of the factors.
static LOW_WORDS: [v128; 2] = [splat_word(FACTORS[0] as u32), splat_word(FACTORS[1] as u32)];

/// Four numbers of 64 bits, as their high and their low words.
#[derive(Clone, Copy)]
struct Words {
    high: v128,
    low: v128,
}

/// Returns the greatest high word of the last products of `len` states after `first`. `len` is a multiple of `ROUND`.
///
/// The whole numbers stay whole numbers only because the compiler does not join them (`no-vectorize-slp` in
/// .cargo/config.toml).
#[target_feature(enable = "simd128")]
pub(super) fn greatest_high_word(first: u64, len: usize) -> i32 {
    const TWO: u64 = GAMMA.wrapping_mul(2);
    const STEP: u64 = GAMMA.wrapping_mul(ROUND as u64);
    let pair = u64x2_add(u64x2_splat(first), u64x2(GAMMA, TWO));
    let mut pairs = [pair, u64x2_add(pair, u64x2_splat(TWO))];
    let mut states: [u64; WHOLE] =
        std::array::from_fn(|place| state_after(first, LANES + place + 1));
    let mut vector_max = i32x4_splat(i32::MIN);
    let mut whole_max = i64::MIN;
    for _ in 0..len / ROUND {
        vector_max = i32x4_max(vector_max, high_words_of_last_products(pairs));
        pairs = pairs.map(|pair| u64x2_add(pair, u64x2_splat(STEP)));
        for state in &mut states {
            whole_max = whole_max.max(last_product(*state) as i64);
            *state = state.wrapping_add(STEP);
        }
    }
    lanes_of(vector_max)
        .into_iter()
        .fold((whole_max >> 32) as i32, i32::max)
}

/// Returns the state `count` numbers after another.
fn state_after(first: u64, count: usize) -> u64 {
    first.wrapping_add((count as u64).wrapping_mul(GAMMA))
}

/// Mixes four states as `last_product` does, and returns the high words.
#[inline]
#[target_feature(enable = "simd128")]
fn high_words_of_last_products(pairs: [v128; 2]) -> v128 {
    let [a, b] = pairs.map(|pair| v128_xor(pair, u64x2_shr(pair, 30)));
    let first = product(Words::of(a, b), 0);
    // The high words of `z ^ (z >> 27)`, and the low words, into which bits of the high words move.
    let moved = v128_or(u32x4_shr(first.low, 27), u32x4_shl(first.high, 5));
    let mixed = Words {
        high: v128_xor(first.high, u32x4_shr(first.high, 27)),
        low: v128_xor(first.low, moved),
    };
    product(mixed, 1).high
}

/// Multiplies four numbers by a factor. The compiler leaves out what nobody reads of the product.
#[inline]
#[target_feature(enable = "simd128")]
fn product(z: Words, factor: usize) -> Words {
    // SAFETY: a reference to a static is valid, aligned and initialised, and nobody writes to it.
    //
    // A constant would be widened to 64 bits before the loop, and the widening multiplication of words would become a
    // slow one of 64 bits. This was measured: 1.6 times as long.
    let low_word = unsafe { ptr::read_volatile(&LOW_WORDS[factor]) };
    let high_word = splat_word((FACTORS[factor] >> 32) as u32);
    let low = Words::of(
        u64x2_extmul_low_u32x4(z.low, low_word),
        u64x2_extmul_high_u32x4(z.low, low_word),
    );
    let crossed = i32x4_add(i32x4_mul(z.low, high_word), i32x4_mul(z.high, low_word));
    Words {
        high: i32x4_add(low.high, crossed),
        low: low.low,
    }
}

impl Words {
    /// Splits two vectors of two numbers.
    #[inline]
    #[target_feature(enable = "simd128")]
    fn of(a: v128, b: v128) -> Self {
        Self {
            high: i32x4_shuffle::<1, 3, 5, 7>(a, b),
            low: i32x4_shuffle::<0, 2, 4, 6>(a, b),
        }
    }
}

const fn splat_word(word: u32) -> v128 {
    u32x4(word, word, word, word)
}

#[target_feature(enable = "simd128")]
fn lanes_of(vector: v128) -> [i32; LANES] {
    [
        i32x4_extract_lane::<0>(vector),
        i32x4_extract_lane::<1>(vector),
        i32x4_extract_lane::<2>(vector),
        i32x4_extract_lane::<3>(vector),
    ]
}
