//! What each strategy does with the tasks of a run, as far as it is done in Rust.

pub mod locked;
pub mod shared;
pub mod stepped;

use std::thread;
use std::time::Duration;

use crate::run::Run;
use crate::spans::Phase;

/// How long a sleeping thread goes without a look at the stop flag.
const LONGEST_NAP_MS: f64 = 25.0;

/// A task's simulated I/O wait on a thread of its own: it sleeps, and computes nothing.
///
/// It sleeps in naps towards one fixed end, so that a run that was stopped comes to rest soon.
fn wait_asleep(run: &Run, task: u32) {
    let begin_ms = run.now_ms();
    run.enter_at(task, Phase::Wait, begin_ms);
    let wait_ms = run.options().wait_ms;
    loop {
        let slept_ms = run.now_ms() - begin_ms;
        if slept_ms >= wait_ms || run.stopped() {
            return;
        }
        run.show_progress(task, slept_ms / wait_ms);
        let nap_ms = (wait_ms - slept_ms).min(LONGEST_NAP_MS);
        thread::sleep(Duration::from_secs_f64(nap_ms / 1000.0));
    }
}
