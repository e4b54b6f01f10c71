//! The names that cross, as wasm-bindgen's string enums. An unknown name panics: options were checked at the public door.

use wasm_bindgen::prelude::*;

use crate::{lists, spans};

/// A phase of a task.
#[wasm_bindgen]
pub enum Phase {
    Start = "start",
    Queue = "queue",
    Lock = "lock",
    Build = "build",
    Scan = "scan",
    Wait = "wait",
}

/// How a task ended.
#[wasm_bindgen]
pub enum Ending {
    Stopped = "stopped",
    Found = "found",
    OutOfMemory = "out-of-memory",
}

/// Which numbers the lists hold.
#[wasm_bindgen]
pub enum Workload {
    Io = "io",
    Cpu = "cpu",
}

/// Where the lists live.
#[wasm_bindgen]
pub enum ListKind {
    Stream = "stream",
    Memory = "memory",
}

impl From<Workload> for lists::Workload {
    fn from(workload: Workload) -> Self {
        match workload {
            Workload::Io => Self::Io,
            Workload::Cpu => Self::Cpu,
            _ => panic!("a workload has a name of the enum"),
        }
    }
}

impl From<ListKind> for lists::ListKind {
    fn from(kind: ListKind) -> Self {
        match kind {
            ListKind::Stream => Self::Stream,
            ListKind::Memory => Self::Memory,
            _ => panic!("a kind of list has a name of the enum"),
        }
    }
}

impl From<Phase> for spans::Phase {
    fn from(phase: Phase) -> Self {
        match phase {
            Phase::Start => Self::Start,
            Phase::Queue => Self::Queue,
            Phase::Lock => Self::Lock,
            Phase::Build => Self::Build,
            Phase::Scan => Self::Scan,
            Phase::Wait => Self::Wait,
            _ => panic!("a phase has a name of the enum"),
        }
    }
}

impl From<spans::Phase> for Phase {
    fn from(phase: spans::Phase) -> Self {
        match phase {
            spans::Phase::Start => Self::Start,
            spans::Phase::Queue => Self::Queue,
            spans::Phase::Lock => Self::Lock,
            spans::Phase::Build => Self::Build,
            spans::Phase::Scan => Self::Scan,
            spans::Phase::Wait => Self::Wait,
        }
    }
}
