// What this page can run, and why not the rest.

import { strategies } from './strategies.ts';
import type { StrategyName } from './strategies.ts';

export interface Support {
  /** Whether the page is cross-origin isolated. */
  isolated: boolean;
  /** Whether workers can share a wasm memory. */
  sharedMemory: boolean;
  /** Processors that the browser admits to. */
  cores: number;
  strategies: Record<StrategyName, { available: boolean; reason: string | null }>;
}

/** coreCount is the number of processors the browser admits to, or 1 where it says nothing sensible. */
export function coreCount() {
  const cores = globalThis.navigator?.hardwareConcurrency;
  return Number.isInteger(cores) && cores >= 1 && cores <= 1024 ? cores : 1;
}

/** support tells what this page can run. Nothing is loaded for it. */
export function support(): Support {
  const isolated = globalThis.crossOriginIsolated === true;
  // WebKitGTK says that it is isolated and has no SharedArrayBuffer unless started for it.
  const sharedMemory = isolated && typeof SharedArrayBuffer === 'function';
  const missing = isolated
    ? 'This browser has no SharedArrayBuffer, so its workers cannot share one memory.'
    : 'This page is not cross-origin isolated, so its workers cannot share one memory.';
  const rows = strategies.map(({ name, needsSharedMemory }) => {
    const available = sharedMemory || !needsSharedMemory;
    return [name, { available, reason: available ? null : missing }];
  });
  return { isolated, sharedMemory, cores: coreCount(), strategies: Object.fromEntries(rows) };
}
