// The abilities of this page, and the reason for each one that is missing.

import { RaceError } from './errors.ts';
import { moduleUrl } from './module-url.ts';
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

/** The shortest module. */
const MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

let mayCompile: boolean | undefined;

/**
 * Compiles the module once: under a Content-Security-Policy that forbids WebAssembly, each try is reported as a
 * violation. WebKit forbids only the instance.
 */
function tryToCompile() {
  try {
    return Boolean(new WebAssembly.Instance(new WebAssembly.Module(MODULE)));
  } catch {
    return false;
  }
}

/** Returns why no strategy can compute in this page, or null where all could. */
export function reasonAgainstWasm(): string | null {
  if (!globalThis.WebAssembly) return 'This browser has no WebAssembly, or has it off.';
  mayCompile ??= tryToCompile();
  return mayCompile ? null : "This page’s Content-Security-Policy lacks 'wasm-unsafe-eval'.";
}

/** Returns why nothing can be measured here at all, or null in a page of a browser. */
function reasonAgainstAll(): string | null {
  if (moduleUrl() === '') {
    return 'A bundler left no `import.meta.url`: see docs/npm.md.';
  }
  const missing = ['document', 'Worker'].find((name) => !Reflect.has(globalThis, name));
  return missing ? `Call it in a page of a browser: here is no \`${missing}\`.` : null;
}

/** @throws RaceError `unsupported` where nothing can be measured at all */
export function requirePage() {
  const reason = reasonAgainstAll();
  if (reason) throw new RaceError('unsupported', reason);
}

/** The part of Chromium's interface to Permissions-Policy that is used here. Workers have no document. */
type WithPolicy = {
  document?: { featurePolicy?: { allowsFeature: (name: string) => boolean } };
};

/** Returns why no header could isolate this page, as far as the browser tells. */
function describeRefusal() {
  if (globalThis.isSecureContext === false) return ', as it comes over http';
  const { document } = globalThis as WithPolicy;
  return document?.featurePolicy?.allowsFeature('cross-origin-isolated') === false
    ? ', as a Permissions-Policy denies that'
    : '';
}

/** Returns why this page cannot share memory between its workers, or null where it can. */
export function reasonAgainstSharing(): string | null {
  const so = ', so its workers cannot share one memory.';
  if (!isIsolated()) {
    return `This page is not cross-origin isolated${describeRefusal()}${so}`;
  }
  // WebKitGTK reports isolation, and yet has no SharedArrayBuffer unless it is started with that enabled.
  return typeof SharedArrayBuffer === 'function'
    ? null
    : `This browser has no SharedArrayBuffer${so}`;
}

/** Returns what this page can run. Nothing is loaded for the answer. */
export function support(): Support {
  const missing = reasonAgainstSharing();
  const none = reasonAgainstAll() ?? reasonAgainstWasm();
  const rows = strategies.map(({ name, needsSharedMemory }) => {
    const reason = none ?? (needsSharedMemory ? missing : null);
    return [name, { available: reason === null, reason }];
  });
  return {
    isolated: isIsolated(),
    sharedMemory: missing === null,
    cores: coreCount(),
    strategies: Object.fromEntries(rows),
  };
}
