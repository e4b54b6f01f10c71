//! What several test files share: the oracle, and runs to try the strategies on.
#![allow(dead_code, reason = "each test file uses its own share of this")]

pub mod oracle;
pub mod runs;
