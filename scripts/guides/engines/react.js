// React: a component in TSX.
import { findNpmTool, npm } from '../tools.js';
import { viteApp } from '../vite-app.js';

/** @type {import('../types.js').Engine} */
export const react = {
  ...{ name: 'React', guide: 'react.md', how: 'component in TSX' },
  install: npm(
    'react',
    'react@19.3.1 react-dom@19.3.1 @types/react@19.3.3 @types/react-dom@19.3.0 ' +
      '@types/node@24.19.2 @vitejs/plugin-react@6.3.0 vite@8.4.0 typescript@7.0.2',
  ),
  find: async () => findNpmTool('react', 'react'),
  make: viteApp({
    template: 'react-ts',
    component: 'src/Race.tsx',
    root: ['src/App.tsx', "export { Race as default } from './Race.tsx';\n"],
    check: 'build',
  }),
};
