// Stands in for the build: the page of states counts as a copy of Racelane's files, so the view Share has its codes, and
// the view Python knows what Python weighs.
import { setModuleUrl } from '../../www/core/module-url.ts';

setModuleUrl(new URL('../../www/core/racelane.js', import.meta.url).href);
const asm = { integrity: '', bytes: 13_500_000, gzipBytes: 6_340_000 };
Object.assign(globalThis, {
  RACELANE_PYTHON: { version: '3.14.2', files: { 'pyodide.asm.wasm': asm } },
});
