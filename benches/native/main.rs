//! The native contender of `npm run bench`: the core's kernel and strategies, compiled for this machine.
//!
//! It reads one question a line, and answers with a line of JSON:
//!
//! | question                      | answer                                                    |
//! | ----------------------------- | --------------------------------------------------------- |
//! | `about`                       | the width of its vectors, and whether it has huge pages   |
//! | `memory serial`               | the max of the list, and how long finding it took         |
//! | `stream threads 2`            | the same for numbers that are not kept, on two threads    |
//! | `read huge 2`                 | how long two threads read the list, from huge pages       |
//! | `run threads 4 1000 0`        | four tasks of 1000 numbers, without a wait, in a strategy |

mod reading;
mod search;
mod strategies;

use std::env;
use std::io::{BufRead, Write, stdin, stdout};
use std::str::SplitWhitespace;

use racelane::lists::{Source, Workload};

use reading::Reading;
use search::Search;
use strategies::Tasks;

/// Everything that the program keeps between questions.
struct Contender {
    search: Search,
    reading: Reading,
    seed: u32,
}

impl Contender {
    fn new(size: usize, seed: u32) -> Self {
        let source = Source::new(Workload::Cpu, seed, 0);
        Self {
            search: Search::new(source, size),
            reading: Reading::new(source, size),
            seed,
        }
    }

    fn answer(&mut self, question: &str) -> String {
        let mut words = question.split_whitespace();
        match words.next() {
            Some("about") => about(&mut self.reading),
            Some("read") => {
                let pages = words.next().unwrap_or_default();
                format!(
                    r#"{{"ms":{}}}"#,
                    self.reading.read(pages, number(&mut words))
                )
            }
            Some("run") => {
                let name = words.next().unwrap_or_default();
                strategies::run(name, &Tasks::read(&mut words, self.seed))
            }
            list => {
                let threads = words.nth(1).and_then(|count| count.parse().ok());
                let (max, scan_ms) = self.search.find(list == Some("memory"), threads);
                format!(r#"{{"max":{},"ms":{scan_ms}}}"#, json_of(max))
            }
        }
    }
}

/// Tells how wide this build's vectors are, and whether the system gives huge pages.
fn about(reading: &mut Reading) -> String {
    let vector_bits = if cfg!(target_feature = "avx512f") {
        512
    } else if cfg!(target_feature = "avx2") {
        256
    } else {
        128
    };
    let huge_pages = reading.has_huge_pages();
    format!(r#"{{"vectorBits":{vector_bits},"hugePages":{huge_pages}}}"#)
}

/// Returns a max as JSON. The max of an empty list is null.
fn json_of(max: Option<i32>) -> String {
    max.map_or("null".into(), |max| max.to_string())
}

/// Reads the next word as a number.
fn number<T: std::str::FromStr>(words: &mut SplitWhitespace) -> T {
    let word = words.next().unwrap_or_default();
    word.parse()
        .unwrap_or_else(|_| panic!("bench.js sends a number here; got {word:?}"))
}

/// Returns the number at a place among the arguments. Other arguments, such as cargo's `--bench`, are ignored.
fn number_at(at: usize) -> Option<usize> {
    let mut numbers = env::args().filter_map(|arg| arg.parse().ok());
    numbers.nth(at)
}

fn main() {
    if env::args().nth(1).as_deref() == Some("task") {
        return strategies::be_a_process();
    }
    let (Some(size), Some(seed)) = (number_at(0), number_at(1)) else {
        println!("Give the size of the list and the seed. `npm run bench` does.");
        return;
    };
    let mut contender = Contender::new(size, seed as u32);
    for question in stdin().lock().lines().map_while(Result::ok) {
        println!("{}", contender.answer(&question));
        stdout().flush().expect("stdout is read by bench.js");
    }
}
