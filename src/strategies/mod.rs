//! What each strategy does with the tasks of a run, as far as it is done in Rust.

pub mod locked;
pub mod shared;
pub mod stepped;

use std::thread;
use std::time::Duration;

use crate::run::Run;
use crate::spans::Phase;

/// How long a sleeping thread goes without a look at the stop flag.
const LONGEST_SLEEP_MS: f64 = 25.0;

/// Carries out a task's simulated I/O wait on the task's own thread, which sleeps and computes nothing.
///
/// The thread sleeps in naps towards one fixed end, so that a stopped run comes to rest soon.
fn wait_asleep(run: &Run, task: u32) {
    let begin_ms = run.clock().now_ms();
    run.task(task).enter(Phase::Wait, begin_ms);
    let wait_ms = run.options().wait_ms;
    loop {
        let slept_ms = run.clock().now_ms() - begin_ms;
        if slept_ms >= wait_ms || run.stop().is_set() {
            return;
        }
        run.task(task).board().show_progress(slept_ms / wait_ms);
        let nap_ms = (wait_ms - slept_ms).min(LONGEST_SLEEP_MS);
        thread::sleep(Duration::from_secs_f64(nap_ms / 1000.0));
    }
}
