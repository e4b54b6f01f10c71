//! The machine's read bandwidth: the list is loaded with wide loads alone, from small and from huge pages.

use std::fs;
use std::hint::black_box;
use std::iter::repeat_with;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::Instant;

use memmap2::MmapMut;
use racelane::lists::{BLOCK_LEN, Source};

/// Bytes that a thread takes at a time: as many as the threads of rayon search at a time.
const PART_BYTES: usize = 4 * 16 * BLOCK_LEN;

/// A thread reads this many places of its part in turns, so that the processor fetches ahead at all of them.
const STREAMS: usize = 4;

/// The bytes that are loaded at one place: several vectors, so that no load waits for the one before.
const WIDE: usize = 128;

/// The list in memory, once for each size of page.
pub struct Reading {
    source: Source,
    bytes: usize,
    lists: [Option<List>; 2],
}

struct List {
    memory: MmapMut,
    /// All bytes combined by exclusive or: a reader that leaves bytes out finds another value.
    checksum: u8,
    huge: bool,
}

impl Reading {
    pub fn new(source: Source, size: usize) -> Self {
        Self {
            source,
            bytes: 4 * size,
            lists: [None, None],
        }
    }

    /// Returns whether the system gives huge pages to those who ask for them.
    pub fn has_huge_pages(&mut self) -> bool {
        self.list("huge").huge
    }

    /// Reads the whole list on `threads` threads, and returns the milliseconds. The threads' start is part of them.
    pub fn read(&mut self, pages: &str, threads: usize) -> f64 {
        let List {
            memory, checksum, ..
        } = self.list(pages);
        let next = AtomicUsize::new(0);
        // Each thread takes the next part, as rayon's do, so that none waits for a disturbed one.
        let read_parts = || {
            let parts = repeat_with(|| next.fetch_add(PART_BYTES, Relaxed))
                .take_while(|&start| start < memory.len())
                .map(|start| &memory[start..memory.len().min(start + PART_BYTES)]);
            parts.fold(0, |all, part| all ^ combine(black_box(part)))
        };
        let begin = Instant::now();
        let found = thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(read_parts)).collect();
            let own = read_parts();
            let joined = others
                .into_iter()
                .map(|other| other.join().expect("it reads"));
            joined.fold(own, |all, one| all ^ one)
        });
        let read_ms = begin.elapsed().as_secs_f64() * 1000.0;
        assert_eq!(found, *checksum, "every byte was read");
        read_ms
    }

    fn list(&mut self, pages: &str) -> &List {
        let huge = pages == "huge";
        let (source, bytes) = (self.source, self.bytes);
        self.lists[usize::from(huge)].get_or_insert_with(|| List::new(source, bytes, huge))
    }
}

impl List {
    fn new(source: Source, bytes: usize, huge: bool) -> Self {
        let before = huge_bytes();
        let mut memory = MmapMut::map_anon(bytes).expect("memory for a list");
        advise(&memory, huge);
        let mut block = vec![0; BLOCK_LEN];
        for (index, slots) in memory.chunks_mut(4 * BLOCK_LEN).enumerate() {
            let numbers = &mut block[..slots.len() / 4];
            source.fill((index * BLOCK_LEN) as u64, numbers);
            for (slot, number) in slots.as_chunks_mut::<4>().0.iter_mut().zip(numbers) {
                *slot = number.to_ne_bytes();
            }
        }
        let checksum = memory.iter().fold(0, |all, byte| all ^ byte);
        // The first and the last huge page may be left out, where the list covers a part of them.
        let huge = huge && 10 * (huge_bytes() - before) > 9 * bytes;
        Self {
            memory,
            checksum,
            huge,
        }
    }
}

/// Combines all bytes by exclusive or, at several places in turns.
fn combine(bytes: &[u8]) -> u8 {
    let stretch = bytes.len() / STREAMS / WIDE;
    let (wide, _) = bytes.as_chunks::<WIDE>();
    let (streams, rest) = wide.split_at(STREAMS * stretch);
    let streams: [_; STREAMS] =
        std::array::from_fn(|stream| &streams[stream * stretch..][..stretch]);
    let mut combined = [[0; WIDE]; STREAMS];
    for place in 0..stretch {
        for (all, stream) in combined.iter_mut().zip(streams) {
            add(all, &stream[place]);
        }
    }
    for chunk in rest {
        add(&mut combined[0], chunk);
    }
    let tail = &bytes[wide.len() * WIDE..];
    combined
        .iter()
        .flatten()
        .chain(tail)
        .fold(0, |all, byte| all ^ byte)
}

/// Plain loops over whole chunks become vectors.
fn add(all: &mut [u8; WIDE], chunk: &[u8; WIDE]) {
    for (sum, byte) in all.iter_mut().zip(chunk) {
        *sum ^= byte;
    }
}

#[cfg(target_os = "linux")]
fn advise(memory: &MmapMut, huge: bool) {
    use memmap2::Advice;
    let advice = if huge {
        Advice::HugePage
    } else {
        Advice::NoHugePage
    };
    // A kernel without huge pages refuses the advice. Then there are small pages, and `huge_bytes` tells.
    _ = memory.advise(advice);
}

#[cfg(not(target_os = "linux"))]
fn advise(_: &MmapMut, _: bool) {}

/// Returns how many bytes of this process lie in huge pages, as far as the system tells.
fn huge_bytes() -> usize {
    let text = fs::read_to_string("/proc/self/smaps_rollup").unwrap_or_default();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("AnonHugePages:"));
    let kilobytes = line.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    1024 * kilobytes.unwrap_or(0)
}
