//! The options that are names: what is run, how, and over which kind of list and pool.

/// Declares an enum whose variants have the names that readers, messages and reports use.
macro_rules! named {
    ($(#[$about:meta])* $kind:ident { $($(#[$doc:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $kind { $($(#[$doc])* $variant,)+ }

        impl $kind {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name as written in options, attributes and reports.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The one with exactly this name (lower case, no spaces), or `None`.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

named! {
    /// What a task spends its time on.
    Workload {
        /// Finds the max of a short list, then waits.
        Io = "io",
        /// Finds the max of a long list.
        Cpu = "cpu",
    }
}

named! {
    /// How the tasks of a run are carried out.
    Strategy {
        /// One worker, one task after another.
        Serial = "serial",
        /// One worker, one event loop.
        Asyncio = "asyncio",
        /// A thread a task, all under one [`SwitchLock`](crate::lock::SwitchLock).
        Threads = "threads",
        /// A worker a task, each with a memory of its own.
        Processes = "processes",
        /// An executor over a pool that is kept warm.
        Futures = "futures",
        /// Work-stealing threads in one memory, without a lock.
        Shared = "shared",
    }
}

named! {
    /// Where a task's numbers live.
    ListKind {
        /// Produced block by block and not kept.
        Stream = "stream",
        /// Built as a list first, 4 bytes a number.
        Memory = "memory",
    }
}

named! {
    /// What the pool of [`Strategy::Futures`] is made of.
    Executor {
        /// Workers with memories of their own.
        Processes = "processes",
        /// Threads under the lock.
        Threads = "threads",
    }
}

impl Strategy {
    /// The label that readers see, as in "Threads (GIL)".
    pub fn label(self) -> &'static str {
        match self {
            Self::Serial => "Serial",
            Self::Asyncio => "asyncio",
            Self::Threads => "Threads (GIL)",
            Self::Processes => "Processes",
            Self::Futures => "Futures pool",
            Self::Shared => "Shared threads",
        }
    }
}
