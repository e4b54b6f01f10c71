//! Finds the max of one list with the core's kernel, on one thread or on a pool of rayon.

use std::time::Instant;

use racelane::kernel::{greater, max_of};
use racelane::lists::{BLOCK_LEN, Source};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Numbers in the smallest part that a thread can steal, as in the strategy `shared`.
const PART_LEN: usize = 16 * BLOCK_LEN;

/// The numbers to search, and the pools that search them.
pub struct Search {
    source: Source,
    size: usize,
    list: Vec<i32>,
    pools: Vec<ThreadPool>,
}

impl Search {
    pub fn new(source: Source, size: usize) -> Self {
        Self {
            source,
            size,
            list: Vec::new(),
            pools: Vec::new(),
        }
    }

    /// Returns the max, and the milliseconds that finding it took. List and pool are made before.
    pub fn find(&mut self, in_memory: bool, threads: Option<usize>) -> (Option<i32>, f64) {
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
