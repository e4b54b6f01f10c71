//! The oracle: the numbers of docs/measurement.md and their max, as plain as possible and without code of `src/`.

/// 2^32 and 2^64: sums and products are taken modulo these.
const TWO_32: u128 = 1 << 32;
const TWO_64: u128 = 1 << 64;

/// Which numbers are made of the generator's outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// Those of the `io` workload.
    Io,
    /// Those of the `cpu` workload.
    Cpu,
}

/// SplitMix64 (Steele, Lea, Flood, 2014), written in whole numbers that never overflow.
pub struct SplitMix64 {
    state: u128,
}

impl SplitMix64 {
    pub fn from_state(state: u64) -> Self {
        Self {
            state: u128::from(state),
        }
    }

    /// The generator of task `task` of a run with `seed`.
    pub fn of_task(seed: u32, task: u32) -> Self {
        Self {
            state: (u128::from(seed) * TWO_32 + u128::from(task)) % TWO_64,
        }
    }

    /// Skips `count` outputs. Each would have added the same number to the state.
    pub fn skip(mut self, count: u64) -> Self {
        self.state = (self.state + u128::from(count) * 0x9e37_79b9_7f4a_7c15) % TWO_64;
        self
    }

    pub fn next_output(&mut self) -> u64 {
        self.state = (self.state + 0x9e37_79b9_7f4a_7c15) % TWO_64;
        let mut z = self.state;
        z = (z ^ (z / (1 << 30))) * 0xbf58_476d_1ce4_e5b9 % TWO_64;
        z = (z ^ (z / (1 << 27))) * 0x94d0_49bb_1331_11eb % TWO_64;
        z ^= z / (1 << 31);
        z as u64
    }
}

impl Numbers {
    /// Returns the next number, made from the high 32 bits of the next output.
    fn next(self, generator: &mut SplitMix64) -> i32 {
        let high = i64::try_from(u128::from(generator.next_output()) / TWO_32).expect("32 bits");
        let number = match self {
            Self::Io => high * 201 / (1 << 32) - 100,
            Self::Cpu if high >= 1 << 31 => high - (1 << 32),
            Self::Cpu => high,
        };
        i32::try_from(number).expect("both kinds of number have at most 32 bits")
    }
}

/// Returns `count` numbers of a task's list, from position `start` on.
pub fn numbers(kind: Numbers, seed: u32, task: u32, start: u64, count: usize) -> Vec<i32> {
    let mut generator = SplitMix64::of_task(seed, task).skip(start);
    (0..count).map(|_| kind.next(&mut generator)).collect()
}

/// Returns the max of the first `size` numbers of a task's list, or `None` if `size` is 0.
pub fn max(kind: Numbers, seed: u32, task: u32, size: u32) -> Option<i32> {
    let mut generator = SplitMix64::of_task(seed, task);
    let mut greatest = None;
    for _ in 0..size {
        let number = kind.next(&mut generator);
        match greatest {
            Some(before) if before >= number => (),
            _ => greatest = Some(number),
        }
    }
    greatest
}

/// Returns the max of a list, or `None` if it is empty.
pub fn max_of(list: &[i32]) -> Option<i32> {
    let mut greatest = None;
    for &number in list {
        match greatest {
            Some(before) if before >= number => (),
            _ => greatest = Some(number),
        }
    }
    greatest
}
