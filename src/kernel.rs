//! The kernel: finding the max of one list, a block at a time.
//!
//! ```
//! use racelane::kernel::{Advance, Search};
//! use racelane::lists::{ListKind, Source, Workload};
//!
//! // A million numbers, produced block by block and not kept.
//! let source = Source::new(Workload::Cpu, 2020, 0);
//! let mut search = Search::new(source, 1_000_000, ListKind::Stream)?;
//! let max = loop {
//!     // Between two blocks a strategy looks at the clock, the lock and the stop flag.
//!     if let Advance::Found(max) = search.advance() {
//!         break max;
//!     }
//! };
//! assert_eq!(max, Some(2_147_465_542));
//! # Ok::<(), std::collections::TryReserveError>(())
//! ```

use std::collections::TryReserveError;

use crate::lists::{BLOCK_LEN, ListKind, Source};
use crate::spans::Phase;
use crate::stalls::Stalls;

/// Returns the max of `block`, or `None` if it is empty.
pub fn max_of(block: &[i32]) -> Option<i32> {
    let (&first, rest) = block.split_first()?;
    Some(max_from(first, rest))
}

/// The plain loop, which the compiler vectorises best. Vectors are asked for only here: see .cargo/config.toml.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn max_from(first: i32, rest: &[i32]) -> i32 {
    rest.iter().fold(first, |max, &number| max.max(number))
}

/// Returns the greater of two maxima. `None` is the max of an empty list, and less than every other.
pub fn greater(a: Option<i32>, b: Option<i32>) -> Option<i32> {
    a.max(b)
}

/// What is left to do after a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advance {
    /// There are further blocks.
    More,
    /// The whole list was searched. Its max is `None` if the list is empty.
    Found(Option<i32>),
}

/// The search of one list, from the first block to the last.
pub struct Search {
    source: Source,
    size: usize,
    kind: ListKind,
    list: Vec<i32>,
    searched: usize,
    max: Option<i32>,
    stalls: Stalls,
}

impl Search {
    /// Prepares to search the first `size` numbers of `source`. The memory for a list is reserved here.
    ///
    /// # Errors
    /// Where the memory does not hold a list of `size` numbers.
    pub fn new(source: Source, size: u32, kind: ListKind) -> Result<Self, TryReserveError> {
        let size = size as usize;
        let mut list = Vec::new();
        if kind == ListKind::Memory {
            list.try_reserve_exact(size)?;
        }
        Ok(Self {
            source,
            size,
            kind,
            list,
            searched: 0,
            max: None,
            stalls: Stalls::default(),
        })
    }

    /// Returns whether the next block will be built or scanned.
    pub fn phase(&self) -> Phase {
        if self.kind == ListKind::Memory && self.list.len() < self.size {
            Phase::Build
        } else {
            Phase::Scan
        }
    }

    /// Returns how much of the present phase is done, from 0 to 1. It is 1 for an empty list.
    pub fn progress(&self) -> f64 {
        let done = match self.phase() {
            Phase::Build => self.list.len(),
            _ => self.searched,
        };
        if self.size == 0 {
            1.0
        } else {
            done as f64 / self.size as f64
        }
    }

    /// Builds or scans one block of at most [`BLOCK_LEN`] numbers.
    ///
    /// Never inlined, because V8 replaces a function's baseline code by optimised code only when it is called again.
    #[inline(never)]
    pub fn advance(&mut self) -> Advance {
        match self.phase() {
            Phase::Build => self.build_block(),
            _ => self.scan_block(),
        }
        if self.phase() == Phase::Scan && self.searched == self.size {
            Advance::Found(self.max)
        } else {
            Advance::More
        }
    }

    /// Notes how long the last block took. Only whole blocks that were scanned are comparable: building one includes the
    /// first touch of its memory, which has no fixed price.
    pub fn note_block(&mut self, block_ms: f64) {
        if self.searched > 0 && self.searched.is_multiple_of(BLOCK_LEN) {
            self.stalls.note(block_ms);
        }
    }

    /// Returns for how long the search was kept from its processor while it scanned.
    pub fn lost_ms(&self) -> f64 {
        self.stalls.lost_ms()
    }

    fn build_block(&mut self) {
        let start = self.list.len();
        let end = self.size.min(start + BLOCK_LEN);
        self.list.resize(end, 0);
        self.source.fill(start as u64, &mut self.list[start..]);
    }

    fn scan_block(&mut self) {
        let start = self.searched;
        let end = self.size.min(start.saturating_add(BLOCK_LEN));
        let block_max = match self.kind {
            ListKind::Memory => max_of(&self.list[start..end]),
            ListKind::Stream => self.source.max(start as u64, end - start),
        };
        self.max = greater(self.max, block_max);
        self.searched = end;
    }
}
