// The engines, in the order of the guides.
import { angular } from './angular.js';
import { astro } from './astro.js';
import { docusaurus } from './docusaurus.js';
import { ghost } from './ghost.js';
import { html } from './html.js';
import { hugo } from './hugo.js';
import { jekyll } from './jekyll.js';
import { jupyter } from './jupyter.js';
import { jupyterBook } from './jupyter-book.js';
import { marimo } from './marimo.js';
import { mkdocs } from './mkdocs.js';
import { nextjs } from './nextjs.js';
import { quarto } from './quarto.js';
import { react } from './react.js';
import { revealjs } from './revealjs.js';
import { sphinx } from './sphinx.js';
import { svelte } from './svelte.js';
import { vue } from './vue.js';
import { wordpress } from './wordpress.js';

export const engines = Object.freeze([
  ...[html, hugo, jekyll, astro, docusaurus, mkdocs],
  ...[wordpress, ghost],
  ...[sphinx, jupyterBook, jupyter, marimo, quarto, revealjs],
  ...[react, nextjs, vue, svelte, angular],
]);
