//! The native contender of `npm run bench`: the core's kernel, compiled for this machine.
//!
//! It reads one question a line (`memory serial`, `stream threads 2`), and answers with the max and the milliseconds
//! that finding it took. All contenders get the same numbers.

use std::env;
use std::io::{BufRead, Write, stdin, stdout};
use std::time::Instant;

use racelane::kernel::{greater, max_of};
use racelane::lists::{BLOCK_LEN, Source, Workload};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Numbers in the smallest part that a thread can steal, as in the strategy `shared`.
const PART_LEN: usize = 16 * BLOCK_LEN;

/// The numbers to search, and the pools that search them.
struct Contender {
    source: Source,
    size: usize,
    list: Vec<i32>,
    pools: Vec<ThreadPool>,
}

impl Contender {
    fn new(size: usize, seed: u32) -> Self {
        Self {
            source: Source::new(Workload::Cpu, seed, 0),
            size,
            list: Vec::new(),
            pools: Vec::new(),
        }
    }

    fn answer(&mut self, list: &str, threads: Option<usize>) -> (Option<i32>, f64) {
        let in_memory = list == "memory";
        if in_memory && self.list.is_empty() {
            self.list.resize(self.size, 0);
            self.source.fill(0, &mut self.list);
        }
        if let Some(threads) = threads {
            self.start_pool(threads);
        }
        let begin = Instant::now();
        let max = match (in_memory, threads) {
            (true, None) => scan(&self.list),
            (false, None) => self.stream(0, self.size),
            (true, Some(count)) => self.pool(count).install(|| {
                let parts = self.list.par_chunks(PART_LEN).map(scan);
                parts.reduce(|| None, greater)
            }),
            (false, Some(count)) => self.pool(count).install(|| {
                let starts = (0..self.size.div_ceil(PART_LEN)).into_par_iter();
                starts
                    .map(|part| self.stream(part * PART_LEN, (part + 1) * PART_LEN))
                    .reduce(|| None, greater)
            }),
        };
        (max, begin.elapsed().as_secs_f64() * 1000.0)
    }

    /// Starts a pool once, outside the measured time.
    fn start_pool(&mut self, threads: usize) {
        if !self
            .pools
            .iter()
            .any(|pool| pool.current_num_threads() == threads)
        {
            let pool = ThreadPoolBuilder::new().num_threads(threads).build();
            self.pools.push(pool.expect("a pool of threads"));
        }
    }

    fn pool(&self, threads: usize) -> &ThreadPool {
        let of_size = |pool: &&ThreadPool| pool.current_num_threads() == threads;
        self.pools
            .iter()
            .find(of_size)
            .expect("start_pool() came first")
    }

    fn stream(&self, start: usize, end: usize) -> Option<i32> {
        let end = end.min(self.size);
        let block = |at: usize| self.source.max(at as u64, BLOCK_LEN.min(end - at));
        (start..end)
            .step_by(BLOCK_LEN)
            .map(block)
            .fold(None, greater)
    }
}

/// Returns the max, block by block as the kernel does.
fn scan(list: &[i32]) -> Option<i32> {
    list.chunks(BLOCK_LEN).map(max_of).fold(None, greater)
}

/// Returns the number at a place among the arguments. Other arguments, such as cargo's `--bench`, are ignored.
fn number_at(at: usize) -> Option<usize> {
    let mut numbers = env::args().filter_map(|arg| arg.parse().ok());
    numbers.nth(at)
}

fn main() {
    let (Some(size), Some(seed)) = (number_at(0), number_at(1)) else {
        println!("Give the size of the list and the seed. `npm run bench` does.");
        return;
    };
    let mut contender = Contender::new(size, seed as u32);
    for line in stdin().lock().lines().map_while(Result::ok) {
        let mut words = line.split_whitespace();
        let list = words.next().unwrap_or_default();
        let threads = words.nth(1).and_then(|count| count.parse().ok());
        let (max, scan_ms) = contender.answer(list, threads);
        let max = max.map_or("null".into(), |max| max.to_string());
        println!("{{\"max\":{max},\"ms\":{scan_ms}}}");
        stdout().flush().expect("stdout is read by bench.js");
    }
}
