//! The reference that every result is checked against: a plain loop that shares no code with the kernel.

use crate::lists::Workload;

/// SplitMix64 as its authors wrote it, and the greatest number so far.
pub struct Reference {
    workload: Workload,
    state: u64,
    left: u64,
    max: Option<i32>,
}

impl Reference {
    /// Returns a reference for the list of task `task` of a run with `seed`. The list has `size` numbers.
    pub fn new(workload: Workload, seed: u32, task: u32, size: u32) -> Self {
        let state = u64::from(seed) * 4_294_967_296 + u64::from(task);
        Self {
            workload,
            state,
            left: u64::from(size),
            max: None,
        }
    }

    /// Looks at the next `count` numbers, or at all that are left. Returns true once none is left.
    pub fn advance(&mut self, count: u64) -> bool {
        for _ in 0..count.min(self.left) {
            let number = self.next_number();
            if self.max.is_none_or(|max| number > max) {
                self.max = Some(number);
            }
            self.left -= 1;
        }
        self.left == 0
    }

    /// Returns the greatest number so far, or `None` where there was none.
    pub fn max(&self) -> Option<i32> {
        self.max
    }

    fn next_number(&mut self) -> i32 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        let high = (z >> 32) as u32;
        match self.workload {
            Workload::Io => (f64::from(high) * 201.0 / 4_294_967_296.0).floor() as i32 - 100,
            Workload::Cpu => high as i32,
        }
    }
}
