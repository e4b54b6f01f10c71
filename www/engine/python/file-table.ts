// The five files of Python: their hashes and sizes, which the build reads from the pinned package.

export type PythonFileName =
  | 'pyodide.asm.mjs'
  | 'pyodide.asm.wasm'
  | 'pyodide.mjs'
  | 'pyodide-lock.json'
  | 'python_stdlib.zip';

/** The build replaces this name by the table (vite.config.js). */
declare const RACELANE_PYTHON: Readonly<{
  version: string;
  files: Readonly<Record<PythonFileName, { integrity: string; bytes: number; gzipBytes: number }>>;
}>;

/** `gzipBytes` is what a host sends that compresses. */
export const { version: pythonVersion, files: pythonFiles } = RACELANE_PYTHON;
