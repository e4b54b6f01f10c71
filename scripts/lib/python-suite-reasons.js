// Why tests of CPython do not pass in the browser. `npm run python-suite` compares: it fails where a test has no reason
// here, and where a reason is no longer needed.

const SYSTEM_THREADS = "Needs the system's threads";
const PROCESSES = "Needs the system's processes";
const VERSION = 'Differs between 3.13 and 3.14';

/** @type {readonly import('./python-suite.js').Reason[]} */
export const reasons = [
  {
    group: SYSTEM_THREADS,
    why: 'A C function starts a thread of the system, and raises.',
    tests: [
      'test_threading_local.ThreadLocalTest.test_threading_local_clear_race',
      'test_threading_local.PyThreadingLocalTest.test_threading_local_clear_race',
    ],
  },
  {
    group: SYSTEM_THREADS,
    why: 'While it traces, C starts a thread of the system, and the interpreter breaks down.',
    tests: ['test_threading.ThreadTests.test_frame_tstate_tracing'],
  },
  {
    group: SYSTEM_THREADS,
    why: '`PyThreadState_SetAsyncExc` of the C API finds no other thread.',
    tests: ['test_threading.ThreadTests.test_PyThreadState_SetAsyncExc'],
  },
  {
    group: SYSTEM_THREADS,
    why: 'A program in a subinterpreter, which starts threads, fails.',
    tests: [
      'test_threading.SubinterpThreadingTests.test_threads_join',
      'test_threading.SubinterpThreadingTests.test_threads_join_2',
    ],
  },
  {
    group: SYSTEM_THREADS,
    why: 'It imports the queue in C, whose `get` waits for another thread of the system.',
    tests: [
      'test_queue.CSimpleQueueTest.test_many_threads',
      'test_queue.CSimpleQueueTest.test_order',
    ],
  },
  {
    group: PROCESSES,
    why: "The tracker of the system's shared memory is not there: `_posixshmem` is missing.",
    tests: [
      'test_concurrent_futures.test_init.FailingInitializerResourcesTest.test_forkserver',
      'test_concurrent_futures.test_init.FailingInitializerResourcesTest.test_spawn',
    ],
  },
  {
    group: VERSION,
    why: 'The error of `await` in a wrong place has other words in 3.14.',
    tests: [
      'test_asyncio.test_locks.BarrierTests.test_barrier',
      'test_asyncio.test_locks.LockTests.test_lock',
      'test_asyncio.test_locks.LockTests.test_lock_by_with_statement',
      'test_asyncio.test_locks.SemaphoreTests.test_semaphore',
    ],
  },
];
