// Starts the threads of rayon's pool, in place of wasm-bindgen-rayon's helper: that one listens for no error, so a
// thread that does not come up would hang it for ever, and it fetches a script for every thread.

/** @typedef {(start: import('../core/protocol.js').PoolThreadStart) => import('./child.js').Child} Hire */

/** @type {Hire | null} */
let hire = null;

/**
 * supplyThreads says where the pool's threads come from, before `initThreadPool` asks for them.
 * @param {Hire} supplier
 */
export function supplyThreads(supplier) {
  hire = supplier;
}

/**
 * startWorkers is what the glue of wasm-bindgen-rayon imports.
 * @param {WebAssembly.Module} _module every worker has it from its owner
 * @param {WebAssembly.Memory} memory
 * @param {{ numThreads(): number, receiver(): number, build(): void }} builder
 */
export async function startWorkers(_module, memory, builder) {
  const supplier = hire;
  if (!supplier) throw new Error('supplyThreads comes before initThreadPool');
  const receiver = builder.receiver();
  const threads = Array.from({ length: builder.numThreads() }, () =>
    supplier({ memory, receiver }),
  );
  await Promise.all(threads.map((thread) => thread.ready));
  builder.build();
}
