//! The lists that tasks search: numbers of SplitMix64, produced block by block or kept in memory.
//!
//! Method: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014.
//! The i-th number depends only on i, so that any thread can produce any block.
//!
//! ```
//! use racelane::lists::{Source, Workload};
//!
//! // The list of task 0 in a run with seed 2020.
//! let source = Source::new(Workload::Io, 2020, 0);
//! let mut list = [0; 5];
//! source.fill(0, &mut list);
//! assert_eq!(list, [-85, -58, -86, 5, 89]);
//!
//! // Its max, with the list and without it; from position 2 on; and of no numbers at all.
//! assert_eq!(source.max(0, 5), list.iter().max().copied());
//! assert_eq!(source.max(2, 2), Some(5));
//! assert_eq!(source.max(0, 0), None);
//! ```

mod streamed;
#[cfg(target_arch = "wasm32")]
mod vectors;

use std::mem::MaybeUninit;

/// How many numbers are produced or searched between two looks at the clock, the lock and the stop flag.
///
/// A block takes some 0.1 ms, so that a look costs nothing and never comes late.
pub const BLOCK_LEN: usize = 1 << 16;

const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

/// Which numbers a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workload {
    /// Whole numbers from -100 to 100: the short lists of tasks that wait.
    Io,
    /// 32-bit signed whole numbers: the long lists of tasks that compute.
    Cpu,
}

/// Where a task's numbers live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// They are produced block by block and not kept.
    Stream,
    /// They are built as a list first, 4 bytes a number.
    Memory,
}

/// The numbers of one task's list, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    state: u64,
    workload: Workload,
}

impl Source {
    /// Returns the list of task `task` of a run with `seed`. It starts at state `seed * 2^32 + task`.
    pub fn new(workload: Workload, seed: u32, task: u32) -> Self {
        let state = (u64::from(seed) << 32) + u64::from(task);
        Self { state, workload }
    }

    /// Fills `block` with the numbers from position `start` on. An empty block stays empty.
    pub fn fill(&self, start: u64, block: &mut [i32]) {
        self.write(start, block, |slot, number| *slot = number);
    }

    /// As [`Source::fill`], for memory that was never written to. Every slot is initialised.
    pub fn fill_uninit(&self, start: u64, block: &mut [MaybeUninit<i32>]) {
        self.write(start, block, |slot, number| _ = slot.write(number));
    }

    fn write<T>(&self, start: u64, block: &mut [T], write: impl Fn(&mut T, i32)) {
        match self.workload {
            // Tasks that wait have short lists, so a second loop would not be worth its bytes.
            Workload::Io => {
                for (slot, position) in block.iter_mut().zip(start..) {
                    write(slot, self.number(position));
                }
            }
            Workload::Cpu => {
                let mut state = self.state_before(start);
                for slot in block {
                    state = state.wrapping_add(GAMMA);
                    write(slot, (mix(state) >> 32) as i32);
                }
            }
        }
    }

    /// Returns the number at a position.
    #[inline(never)]
    fn number(&self, position: u64) -> i32 {
        let z = mix(self.state_before(position).wrapping_add(GAMMA));
        match self.workload {
            Workload::Io => small_number(z),
            Workload::Cpu => (z >> 32) as i32,
        }
    }

    /// Returns the max of `len` numbers from position `start` on without keeping them, or `None` if `len` is 0.
    pub fn max(&self, start: u64, len: usize) -> Option<i32> {
        match self.workload {
            Workload::Io => self.max_by_number(start, len),
            Workload::Cpu => streamed::max(self, start, len),
        }
    }

    /// As [`Source::max`], for few numbers.
    fn max_by_number(&self, start: u64, len: usize) -> Option<i32> {
        let places = 0..len as u64;
        places
            .map(|place| self.number(start.wrapping_add(place)))
            .max()
    }

    /// Returns the state from which the output at position `start` is the next one.
    fn state_before(&self, start: u64) -> u64 {
        self.state.wrapping_add(start.wrapping_mul(GAMMA))
    }
}

/// The two factors by which SplitMix64 multiplies.
const FACTORS: [u64; 2] = [0xbf58_476d_1ce4_e5b9, 0x94d0_49bb_1331_11eb];

/// The finalizer of SplitMix64.
#[inline(always)]
fn mix(state: u64) -> u64 {
    let z = last_product(state);
    z ^ (z >> 31)
}

/// The finalizer without its last step.
#[inline(always)]
fn last_product(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(FACTORS[0]);
    (z ^ (z >> 27)).wrapping_mul(FACTORS[1])
}

/// Returns a whole number in -100..=100, as in the article's lists for waiting tasks.
fn small_number(z: u64) -> i32 {
    (((z >> 32) * 201) >> 32) as i32 - 100
}
