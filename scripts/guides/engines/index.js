// The engines, in the order of the guides.
import { astro } from './astro.js';
import { docusaurus } from './docusaurus.js';
import { ghost } from './ghost.js';
import { html } from './html.js';
import { hugo } from './hugo.js';
import { jekyll } from './jekyll.js';
import { mkdocs } from './mkdocs.js';
import { wordpress } from './wordpress.js';

export const engines = Object.freeze([
  ...[html, hugo, jekyll, astro, docusaurus, mkdocs],
  ...[wordpress, ghost],
]);
