// A notebook without a kernel: it imports the widget's module from a blob, as Jupyter does, and gives it a model.

/** @typedef {(message?: unknown) => void} Listener */

/** A model as anywidget makes one. It keeps what the widget sends. */
class Model {
  #traits;
  /** @type {{ event: string, listener: Listener }[]} */
  #listeners = [];
  /** @type {unknown[]} */
  sent = [];
  hasKernel = true;

  constructor(/** @type {Record<string, unknown>} */ traits) {
    this.#traits = traits;
  }

  get = (/** @type {string} */ name) => this.#traits[name];

  set = (/** @type {string} */ name, /** @type {unknown} */ value) => {
    this.#traits[name] = value;
    this.tell(`change:${name}`);
  };

  save_changes = () => {};

  send = (/** @type {unknown} */ message) => {
    if (this.hasKernel) this.sent.push(message);
    else throw new Error('There is no kernel.');
  };

  on = (/** @type {string} */ event, /** @type {Listener} */ listener) =>
    void this.#listeners.push({ event, listener });

  off = (/** @type {string} */ event, /** @type {Listener} */ listener) => {
    this.#listeners = this.#listeners.filter(
      (each) => each.event !== event || each.listener !== listener,
    );
  };

  /** Calls the listeners of an event. */
  tell(/** @type {string} */ event, /** @type {unknown} */ message = undefined) {
    for (const each of this.#listeners) if (each.event === event) each.listener(message);
  }

  get listenerCount() {
    return this.#listeners.length;
  }
}

/** Shows a widget with these traits in the cell. Each widget has a module of its own. */
async function showWidget(/** @type {Record<string, unknown>} */ traits) {
  const text = await (await fetch('/python-package/notebook.js')).text();
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const { default: widget } = await import(url);
  const model = new Model({ runs: 0, ...traits });
  const endView = await widget.render({ model, el: document.querySelector('#cell') });
  Object.assign(globalThis, { model, endView });
}

Object.assign(globalThis, { showWidget });
