// The abilities of this page, and the reason for each one that is missing.

import { strategies } from './strategies.ts';
import type { StrategyName } from './strategies.ts';

/** The abilities of this page. */
export interface Support {
  /** Whether the page is cross-origin isolated. */
  isolated: boolean;
  /** Whether workers can share a wasm memory. */
  sharedMemory: boolean;
  /** Logical processors as the browser reports them; at least 1. */
  cores: number;
  /** For each strategy whether it runs with the default options, and the reason where it does not. */
  strategies: Record<StrategyName, { available: boolean; reason: string | null }>;
}

/** Returns the number of processors that the browser reports, or 1 where that is no sensible number. */
export function coreCount(): number {
  const cores = globalThis.navigator?.hardwareConcurrency;
  return Number.isInteger(cores) && cores >= 1 && cores <= 1024 ? cores : 1;
}

const isIsolated = () => globalThis.crossOriginIsolated === true;

/** Returns why this page cannot share memory between its workers, or null where it can. */
export function reasonAgainstSharing(): string | null {
  if (!isIsolated()) {
    return 'This page is not cross-origin isolated, so its workers cannot share one memory.';
  }
  // WebKitGTK reports isolation, and yet has no SharedArrayBuffer unless it is started with that enabled.
  return typeof SharedArrayBuffer === 'function'
    ? null
    : 'This browser has no SharedArrayBuffer, so its workers cannot share one memory.';
}

/** Returns what this page can run. Nothing is loaded for the answer. */
export function support(): Support {
  const missing = reasonAgainstSharing();
  const rows = strategies.map(({ name, needsSharedMemory }) => {
    const reason = needsSharedMemory ? missing : null;
    return [name, { available: reason === null, reason }];
  });
  return {
    isolated: isIsolated(),
    sharedMemory: missing === null,
    cores: coreCount(),
    strategies: Object.fromEntries(rows),
  };
}
