// Draws a widget at most once a frame. The time axis eases towards its end and follows the widget's width.

import { easeDomain, targetDomain } from '../chart/axis.ts';
import { Canvas } from './canvas.ts';
import { clampStretch } from '../chart/stretch.ts';
import { expectedMs, longestMs, shownStretch } from './row-model.ts';
import { shownReport } from './rows.ts';
import { loadedView, overlaysOf } from './view.ts';
import { widgetView } from './widget-view.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';

/** The width of a track on A4 or Letter. The print sheet shrinks the drawing where the paper is narrower. */
const PRINTED_PX = 400;

/** The drawing of one widget. `resume` is called when the element enters the document, `pause` when it leaves. */
export class Painter {
  #element;
  #box;
  #canvas;
  #state;
  #actions;
  #geometry: Geometry = {
    trackPx: 600,
    fromMs: 0,
    domainMs: 0,
    wholeMs: 0,
    still: false,
  };
  #frame = 0;
  #drawnMs = 0;
  /** The window that shows the element: another one than the script's, if the element was moved into a pop-out. */
  #window: Window & typeof globalThis = window;
  #reducedMotion: MediaQueryList | null = null;
  #resizes: ResizeObserver | null = null;

  /**
   * @param element whose document the drawing follows
   * @param box that holds the drawing
   */
  constructor(element: HTMLElement, box: HTMLElement, state: () => State, actions: () => Actions) {
    this.#element = element;
    this.#box = box;
    this.#canvas = new Canvas(box);
    this.#state = state;
    this.#actions = actions;
  }

  /** The geometry of the last drawing. */
  get geometry() {
    return this.#geometry;
  }

  /** Draws in the next frame. */
  schedule = () => {
    this.#frame ||= this.#window.requestAnimationFrame((nowMs) => {
      this.#frame = 0;
      this.draw(nowMs);
    });
  };

  /** Follows the element's size and the reader's wish for less motion. */
  resume() {
    this.pause();
    this.#window = this.#element.ownerDocument.defaultView ?? window;
    this.#resizes = new this.#window.ResizeObserver(this.schedule);
    // The element may be an inline box, which has no size.
    this.#resizes.observe(this.#box);
    this.#reducedMotion = this.#window.matchMedia('(prefers-reduced-motion: reduce)');
    this.#reducedMotion.addEventListener('change', this.schedule);
    this.#window.addEventListener('beforeprint', this.#drawForPrint);
    this.#window.addEventListener('afterprint', this.schedule);
    this.schedule();
  }

  /** Ends all observers and the next frame. */
  pause() {
    this.#resizes?.disconnect();
    this.#reducedMotion?.removeEventListener('change', this.schedule);
    this.#window.removeEventListener('beforeprint', this.#drawForPrint);
    this.#window.removeEventListener('afterprint', this.schedule);
    this.#window.cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Draws as wide as paper usually is: no script can measure the pages. */
  #drawForPrint = () => {
    const trackPx = Math.min(PRINTED_PX, this.#measureTrack());
    this.#geometry = { ...this.#geometry, trackPx };
    this.#render();
  };

  /** Draws at once. */
  draw(nowMs: number) {
    const state = this.#state();
    const sinceMs = nowMs - this.#drawnMs;
    loadedView(state.view)?.advance?.(state, sinceMs, this.#actions(), this.#geometry);
    const targetMs = this.#takeStep(nowMs);
    this.#render();
    // A scroll bar may have come or gone with the drawing.
    const trackPx = this.#measureTrack();
    if (trackPx !== this.#geometry.trackPx) {
      this.#geometry = { ...this.#geometry, trackPx };
      this.#render();
    }
    if (this.#geometry.wholeMs !== targetMs) this.schedule();
  }

  /** Moves the axis one step towards its end, and returns that end. */
  #takeStep(nowMs: number) {
    const state = this.#state();
    const still = this.#reducedMotion?.matches ?? false;
    const measuredMs = longestMs(state);
    const leastMs = Math.max(0, ...overlaysOf(state).map(({ reachMs }) => reachMs?.(state) ?? 0));
    const targetMs = targetDomain(measuredMs, expectedMs(state), leastMs);
    const sinceMs = Math.min(50, nowMs - this.#drawnMs);
    this.#drawnMs = nowMs;
    const isEmpty = state.rows.every((row) => row.live === null && shownReport(row) === null);
    const beforeMs = this.#geometry.wholeMs;
    const jumps = still || beforeMs === 0 || isEmpty;
    const wholeMs = jumps ? targetMs : easeDomain(beforeMs, targetMs, measuredMs, sinceMs);
    const whole = { fromMs: 0, toMs: wholeMs };
    const { fromMs, toMs } = clampStretch(shownStretch(state) ?? whole, wholeMs);
    const trackPx = this.#measureTrack();
    this.#geometry = { still, trackPx, fromMs, domainMs: toMs - fromMs, wholeMs };
    return targetMs;
  }

  #render() {
    this.#canvas.render(widgetView(this.#state(), this.#geometry, this.#actions()));
  }

  #measureTrack() {
    const axis = this.#box.querySelector('.axis');
    return axis && axis.clientWidth > 0 ? axis.clientWidth : this.#geometry.trackPx;
  }
}
