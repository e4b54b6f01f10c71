// Starts the threads of rayon's pool, in place of wasm-bindgen-rayon's helper. The helper listens for no error, so a
// thread that does not start makes the helper wait for ever. The helper also fetches a script for every thread.

import type { Child } from './child.ts';

/** Starts one thread of the pool. */
export type Hire = (memory: WebAssembly.Memory, receiver: number) => Child;

let hire: Hire | null = null;

/** Sets the function that starts threads. `initThreadPool` needs it. */
export function supplyThreads(supplier: Hire) {
  hire = supplier;
}

/**
 * Starts the pool. The glue of wasm-bindgen-rayon imports this function by its name.
 * @param _module unused: every worker gets the module from its owner
 */
export async function startWorkers(
  _module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  builder: { numThreads(): number; receiver(): number; build(): void },
) {
  const supplier = hire;
  if (!supplier) throw new Error('supplyThreads comes before initThreadPool');
  const receiver = builder.receiver();
  const threads = Array.from({ length: builder.numThreads() }, () => supplier(memory, receiver));
  await Promise.all(threads.map((thread) => thread.ready));
  builder.build();
}
