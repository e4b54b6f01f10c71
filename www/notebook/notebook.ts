// The widget for notebooks: what anywidget draws in an output cell. It puts options into <race-lane>, and sends what was
// measured to the kernel.

import '../racelane.ts';
import { observePaper } from './paper.ts';
import type { RaceStart, Report } from '../core/report.ts';
import type { RaceLane } from '../element.ts';
import type { StrategyName } from '../core/strategies.ts';

/** The part of anywidget's model that is used here. */
interface Model {
  get: (name: string) => unknown;
  set: (name: string, value: unknown) => void;
  save_changes: () => void;
  /** Jupyter returns nothing, marimo a promise. */
  send: (message: FromView) => unknown;
  on: (event: string, listen: (message: ToView) => void) => void;
  off: (event: string, listen: (message: ToView) => void) => void;
}

/** A message to the kernel (python-package/src/racelane/_widget.py). */
type FromView =
  | { type: 'shown' | 'removed'; view: string }
  | { type: 'started' }
  | { type: 'report'; report: Report }
  | { type: 'comparison'; comparison: unknown }
  | { type: 'error'; message: string };

/** A message from the kernel, which goes to every view of a model. */
type ToView = {
  type: 'call';
  view: string;
  method: 'run' | 'compare' | 'cancel';
  strategy: StrategyName | null;
};

/** Returns the name of an option in Python: `switch_interval` for `switch-interval`. */
const traitOf = (attribute: string) => attribute.replaceAll('-', '_');

/** Options of a report that a reader may have changed in the widget. The defaults of the others depend on the strategy. */
const READ_BACK = [
  'workload',
  'tasks',
  'size',
  'wait',
  'executor',
  'switchInterval',
  'seed',
] as const;

/** Shows a widget in the output cell `el`, and returns a function that ends it. */
function render({ model, el }: { model: Model; el: HTMLElement }) {
  const lane = document.createElement('race-lane');
  const end = new AbortController();
  // JupyterLab's shortcuts do not see that a field inside the element has the focus.
  el.setAttribute('data-lm-suppress-shortcuts', 'true');
  bindOptions(model, lane, end.signal);
  bindTheme(model, lane, el, end.signal);
  sendResults(model, lane);
  answerCalls(model, lane, end.signal);
  el.append(lane);
  return () => {
    end.abort();
    lane.remove();
  };
}

/** Listens to a model until the view ends. */
function listen(
  model: Model,
  event: string,
  listener: (message: ToView) => void,
  signal: AbortSignal,
) {
  model.on(event, listener);
  signal.addEventListener('abort', () => model.off(event, listener));
}

/** Writes the traits of the model as attributes of the element, now and whenever one changes. */
function bindOptions(model: Model, lane: RaceLane, signal: AbortSignal) {
  const { observedAttributes } = lane.constructor as typeof RaceLane;
  for (const attribute of observedAttributes.filter((name) => name !== 'theme')) {
    const write = () => {
      const text = textOf(model.get(traitOf(attribute)));
      if (text === null) lane.removeAttribute(attribute);
      else lane.setAttribute(attribute, text);
    };
    write();
    listen(model, `change:${traitOf(attribute)}`, write, signal);
  }
}

/** Gives the element the theme of the trait, or that of the notebook where there is no other. */
function bindTheme(model: Model, lane: RaceLane, el: HTMLElement, signal: AbortSignal) {
  let seen = 'light';
  const write = () => {
    const given = textOf(model.get('theme'));
    lane.setAttribute('theme', given && given !== 'auto' ? given : seen);
  };
  listen(model, 'change:theme', write, signal);
  observePaper(el, signal, (theme) => {
    seen = theme;
    write();
  });
}

/** Returns a trait as the text of an attribute, or null where the option is not given. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null || value === false) return null;
  if (value === true) return '';
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** Sends a message to the kernel. Without a kernel, as in a saved page, the widget measures all the same. */
async function tell(model: Model, message: FromView) {
  try {
    await model.send(message);
  } catch {
    // The kernel has ended, or there never was one.
  }
}

/** Sends what the element reports to the kernel. */
function sendResults(model: Model, lane: RaceLane) {
  /** A study's runs have options of their own, which are not those of the widget. */
  let kind: RaceStart['kind'] = 'race';
  lane.addEventListener('race-start', ({ detail }) => {
    kind = detail.kind;
    void tell(model, { type: 'started' });
  });
  lane.addEventListener('race-result', async ({ detail }) => {
    // The report comes first: marimo runs cells again as soon as `runs` changes.
    await tell(model, { type: 'report', report: detail });
    if (kind !== 'study') readBack(model, lane, detail);
    model.set('runs', Number(model.get('runs')) + 1);
    model.save_changes();
  });
  lane.addEventListener('race-error', ({ detail }) => {
    void tell(model, { type: 'error', message: detail.message });
  });
}

/** Sets the traits whose values the reader changed in the widget before this run. */
function readBack(model: Model, lane: RaceLane, { options }: Report) {
  for (const name of READ_BACK) {
    if (options[name] !== lane[name]) {
      model.set(name === 'switchInterval' ? 'switch_interval' : name, options[name]);
    }
  }
}

/** Carries out the kernel's calls. The kernel sends them to the view that was shown last. */
function answerCalls(model: Model, lane: RaceLane, signal: AbortSignal) {
  // randomUUID() is missing where a notebook comes over http from another machine.
  const view = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const answer = async ({ type, view: to, method, strategy }: ToView) => {
    if (type !== 'call' || to !== view) return;
    try {
      if (method === 'cancel') lane.cancel();
      else if (method === 'run') await lane.run(strategy ?? undefined);
      else await tell(model, { type: 'comparison', comparison: await lane.compare() });
    } catch (error) {
      // A run that was cancelled is no failure.
      if (error instanceof DOMException) return;
      await tell(model, { type: 'error', message: (error as Error).message });
    }
  };
  listen(model, 'msg:custom', (message) => void answer(message), signal);
  void tell(model, { type: 'shown', view });
  signal.addEventListener('abort', () => void tell(model, { type: 'removed', view }));
}

export default { render };
