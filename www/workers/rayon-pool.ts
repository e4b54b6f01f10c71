// Starts the threads of rayon's pool, in place of wasm-bindgen-rayon's helper: that one listens for no error, so a
// thread that does not come up would hang it for ever, and it fetches a script for every thread.

import type { Child } from './child.ts';

export type Hire = (memory: WebAssembly.Memory, receiver: number) => Child;

let hire: Hire | null = null;

/** supplyThreads says where the pool's threads come from, before `initThreadPool` asks for them. */
export function supplyThreads(supplier: Hire) {
  hire = supplier;
}

/**
 * startWorkers is what the glue of wasm-bindgen-rayon imports.
 * @param _module every worker has it from its owner
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
