// Vue: a single-file component.
import { findNpmTool, npm } from '../tools.js';
import { viteApp } from '../vite-app.js';

/** @type {import('../types.js').Engine} */
export const vue = {
  ...{ name: 'Vue', guide: 'vue.md', how: 'single-file component' },
  install: npm(
    'vue',
    'vue@3.5.45 vue-tsc@3.3.14 @vue/tsconfig@0.9.1 @types/node@24.19.2 ' +
      '@vitejs/plugin-vue@6.0.11 vite@8.4.0 typescript@6.0.3',
  ),
  find: async () => findNpmTool('vue', 'vue'),
  make: viteApp({
    template: 'vue-ts',
    component: 'src/Race.vue',
    root: [
      'src/App.vue',
      '<script setup lang="ts">\nimport Race from \'./Race.vue\';\n</script>\n\n<template><Race /></template>\n',
    ],
    check: 'build',
  }),
};
