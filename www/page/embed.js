// The script of embed.html: one widget, set up by the query, with the way to the page of its own.

import { applyQuery } from './query.js';
import './recorded.js';

const query = new URLSearchParams(location.search);
applyQuery(query);

const link = /** @type {HTMLAnchorElement} */ (document.querySelector('#alone'));
link.search = query.toString();
