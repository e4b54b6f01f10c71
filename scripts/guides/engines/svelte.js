// Svelte: a component.
import { findNpmTool, npm } from '../tools.js';
import { viteApp } from '../vite-app.js';

/** @type {import('../types.js').Engine} */
export const svelte = {
  ...{ name: 'Svelte', guide: 'svelte.md', how: 'component' },
  install: npm(
    'svelte',
    'svelte@5.57.3 svelte-check@4.7.8 @tsconfig/svelte@5.0.8 @types/node@24.19.2 ' +
      '@sveltejs/vite-plugin-svelte@7.3.1 vite@8.4.0 typescript@6.0.3',
  ),
  find: async () => findNpmTool('svelte', 'svelte'),
  make: viteApp({
    template: 'svelte-ts',
    component: 'src/Race.svelte',
    root: [
      'src/App.svelte',
      '<script lang="ts">\n  import Race from \'./Race.svelte\';\n</script>\n\n<Race />\n',
    ],
    check: 'check',
  }),
};
