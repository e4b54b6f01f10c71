//! The thin layer between the browser's workers (`www/workers/`) and the core.

mod analysis;
mod options;
mod panic;
mod reference;
mod run;
