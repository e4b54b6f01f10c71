// The soak, as scripts/soak.js imports it.
export { inBrowser } from './browser.ts';
export { mib } from './limits.ts';
export { complaintOf, engineHeads, engineRow, kindHeads, kindRows } from './report.ts';
export { soak } from './soak.ts';
