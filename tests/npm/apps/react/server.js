// Prints what a server renders. It imports racelane as an app's shared code would.
import 'racelane';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './app.js';

console.log(renderToString(createElement(App)));
