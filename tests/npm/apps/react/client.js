// Takes over what the server has rendered, after the tag has come to life.
import 'racelane';
import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './app.js';

const lane = document.querySelector('race-lane');
await lane.load();
hydrateRoot(document.getElementById('root'), createElement(App));
window.app = { lane };
