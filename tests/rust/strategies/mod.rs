//! The strategies that are done in Rust.

mod any;
mod edges;
mod locked;
mod shared;
mod stepped;
mod stop;
