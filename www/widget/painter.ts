// Draws a widget at most once a frame: the shared time axis eases towards its end, and follows the widget's width.

import { render } from 'lit/html.js';
import { easeDomain, targetDomain } from '../chart/domain.ts';
import { guessing } from './guessing.ts';
import { shownReport } from './rows.ts';
import { expectedMs, longestMs } from './row-model.ts';
import { widgetView } from './widget-view.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Actions } from './actions.ts';
import type { Row, State } from './state.ts';

/** What is drawn. */
export interface Model {
  state: () => State;
  actions: () => Actions;
}

/** One widget's drawing. `resume` and `pause` go with entering and leaving the document. */
export class Painter {
  #element;
  #box;
  #model;
  #geometry: Geometry = { trackPx: 600, domainMs: 0, still: false };
  #frame = 0;
  #drawnMs = 0;
  #motion = matchMedia('(prefers-reduced-motion: reduce)');
  #resized = new ResizeObserver(() => this.schedule());

  /**
   * @param element whose size is followed
   * @param box where it is drawn
   */
  constructor(element: HTMLElement, box: HTMLElement, model: Model) {
    this.#element = element;
    this.#box = box;
    this.#model = model;
  }

  /** geometry is that of the last drawing. */
  get geometry() {
    return this.#geometry;
  }

  /** schedule draws with the next frame. */
  schedule = () => {
    this.#frame ||= requestAnimationFrame((now) => {
      this.#frame = 0;
      this.draw(now);
    });
  };

  /** resume follows the element's size and the reader's wish for less motion. */
  resume() {
    this.#resized.observe(this.#element);
    this.#motion.addEventListener('change', this.schedule);
    this.schedule();
  }

  /** pause leaves no observer and no frame behind. */
  pause() {
    this.#resized.disconnect();
    this.#motion.removeEventListener('change', this.schedule);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** draw draws now. */
  draw(nowMs: number) {
    const state = this.#model.state();
    const still = this.#motion.matches;
    const measuredMs = longestMs(state);
    const leastMs = guessing(state)?.leastDomainMs(state);
    const targetMs = targetDomain(measuredMs, expectedMs(state), leastMs);
    const { domainMs } = this.#geometry;
    const sinceMs = Math.min(50, nowMs - this.#drawnMs);
    this.#drawnMs = nowMs;
    const jump = still || domainMs === 0 || !state.rows.some(shownOrLive);
    this.#geometry = {
      still,
      trackPx: this.#trackWidth(),
      domainMs: jump ? targetMs : easeDomain(domainMs, targetMs, measuredMs, sinceMs),
    };
    this.#render();
    const width = this.#trackWidth();
    if (width !== this.#geometry.trackPx) {
      this.#geometry = { ...this.#geometry, trackPx: width };
      this.#render();
    }
    if (this.#geometry.domainMs !== targetMs) this.schedule();
  }

  #render() {
    const { state, actions } = this.#model;
    render(widgetView(state(), this.#geometry, actions()), this.#box);
  }

  #trackWidth() {
    const axis = this.#box.querySelector('.axis');
    return axis && axis.clientWidth > 0 ? axis.clientWidth : this.#geometry.trackPx;
  }
}

const shownOrLive = (row: Row) => row.live !== null || shownReport(row) !== null;
