//! The strategies without a browser: the same tasks on native threads under the same lock, in native processes, and on
//! rayon without a lock.

use std::env;
use std::io::Read;
use std::process::{Command, Stdio};
use std::str::SplitWhitespace;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use racelane::clock::now_ms;
use racelane::lists::{ListKind, Workload};
use racelane::run::{Options, Outcome, Run};
use racelane::strategies::stepped::{Step, step};
use racelane::strategies::{locked, shared};
use rayon::ThreadPoolBuilder;

use crate::{json_of, number};

/// The switch interval of the strategies in the browser, in milliseconds.
const SWITCH_INTERVAL_MS: f64 = 5.0;

/// How long a step of `serial` computes, as in the browser.
const STEP_MS: f64 = 10.0;

/// The tasks of one run.
pub struct Tasks {
    count: u32,
    size: u32,
    wait_ms: u64,
    seed: u32,
}

impl Tasks {
    /// Reads `4 1000 0`: how many tasks, their numbers, and their wait in milliseconds.
    pub fn read(words: &mut SplitWhitespace, seed: u32) -> Self {
        Self {
            count: number(words),
            size: number(words),
            wait_ms: number(words),
            seed,
        }
    }

    /// As in the browser, tasks that wait have short lists of their own kind of numbers.
    fn options(&self) -> Options {
        let (workload, list) = if self.wait_ms > 0 {
            (Workload::Io, ListKind::Memory)
        } else {
            (Workload::Cpu, ListKind::Stream)
        };
        Options {
            workload,
            list,
            tasks: self.count,
            size: self.size,
            wait_ms: self.wait_ms as f64,
            workers: threads_for(self),
            switch_interval_ms: SWITCH_INTERVAL_MS,
            seed: self.seed,
            records_spans: true,
        }
    }
}

/// How many threads `shared` has by default: one a task that waits, one a core for tasks that compute.
fn threads_for(tasks: &Tasks) -> u32 {
    if tasks.wait_ms > 0 {
        return tasks.count;
    }
    thread::available_parallelism().map_or(1, |cores| cores.get() as u32)
}

/// Runs the tasks in a strategy, and returns the time from the start to the last result, and the maxes.
pub fn run(strategy: &str, tasks: &Tasks) -> String {
    let begin = Instant::now();
    let maxes = match strategy {
        "serial" => in_turn(tasks),
        "threads" => on_threads(tasks),
        "processes" => in_processes(tasks),
        "shared" => on_rayon(tasks),
        _ => panic!("there is no native {strategy}"),
    };
    let elapsed_ms = begin.elapsed().as_secs_f64() * 1000.0;
    let maxes: Vec<String> = maxes.into_iter().map(json_of).collect();
    format!(r#"{{"ms":{elapsed_ms},"maxes":[{}]}}"#, maxes.join(","))
}

fn in_turn(tasks: &Tasks) -> Vec<Option<i32>> {
    let run = Run::new(tasks.options(), now_ms());
    for id in 0..tasks.count {
        find_and_wait(&run, id, tasks);
    }
    maxes_of(&run)
}

fn on_threads(tasks: &Tasks) -> Vec<Option<i32>> {
    let run = Run::new(tasks.options(), now_ms());
    thread::scope(|scope| {
        for id in 0..tasks.count {
            let run = &run;
            scope.spawn(move || locked::run_task(run, id));
        }
    });
    maxes_of(&run)
}

/// How many tasks of `shared` have ended.
static ENDED: (Mutex<u32>, Condvar) = (Mutex::new(0), Condvar::new());

/// The pool is started for the run, as in the browser.
fn on_rayon(tasks: &Tasks) -> Vec<Option<i32>> {
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads_for(tasks) as usize)
        .build()
        .expect("a pool of threads");
    let run = Arc::new(Run::new(tasks.options(), now_ms()));
    let (count, changed) = &ENDED;
    *count.lock().expect("nobody panics with it") = 0;
    pool.install(|| {
        shared::spawn_tasks(&run, |_| {
            *ENDED.0.lock().expect("nobody panics with it") += 1;
            ENDED.1.notify_one();
        });
    });
    let all = |ended: &mut u32| *ended < tasks.count;
    let ended = count.lock().expect("nobody panics with it");
    drop(
        changed
            .wait_while(ended, all)
            .expect("nobody panics with it"),
    );
    maxes_of(&run)
}

/// Starts this program once a task. Each process writes its max.
fn in_processes(tasks: &Tasks) -> Vec<Option<i32>> {
    let program = env::current_exe().expect("the path of this program");
    let children: Vec<_> = (0..tasks.count)
        .map(|id| {
            let numbers = [tasks.size, tasks.wait_ms as u32, tasks.seed, id];
            Command::new(&program)
                .arg("task")
                .args(numbers.map(|number| number.to_string()))
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .spawn()
                .expect("a process for a task")
        })
        .collect();
    children
        .into_iter()
        .map(|mut child| {
            let mut text = String::new();
            let mut output = child.stdout.take().expect("its output is piped");
            output.read_to_string(&mut text).expect("its max");
            let status = child.wait().expect("it was started");
            assert!(status.success(), "a task's process ended with {status}");
            text.trim().parse().ok()
        })
        .collect()
}

/// Carries out one task of [`in_processes`] in this process.
pub fn be_a_process() {
    let mut numbers = env::args().skip(2).map(|arg| arg.parse::<u32>());
    let mut next = || numbers.next().and_then(Result::ok).expect("four numbers");
    let (size, wait_ms, seed, id) = (next(), u64::from(next()), next(), next());
    let tasks = Tasks {
        count: id + 1,
        size,
        wait_ms,
        seed,
    };
    let run = Run::new(tasks.options(), now_ms());
    find_and_wait(&run, id, &tasks);
    println!("{}", json_of(max_of(&run, id)));
}

/// Computes on one task in steps, as an event loop does, then waits.
fn find_and_wait(run: &Run, id: u32, tasks: &Tasks) {
    while step(run, id, STEP_MS) == Step::More {}
    thread::sleep(Duration::from_millis(tasks.wait_ms));
}

fn maxes_of(run: &Run) -> Vec<Option<i32>> {
    let ids = 0..run.options().tasks;
    ids.map(|id| max_of(run, id)).collect()
}

fn max_of(run: &Run, id: u32) -> Option<i32> {
    match run.task(id).outcome() {
        Some(Outcome::Found { max, .. }) => max,
        other => panic!("task {id} ended with {other:?}"),
    }
}
