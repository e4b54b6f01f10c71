// The legend of phases that a set-up can show.

import { phaseFilter } from '../chart/legend.ts';
import { getStrategy } from '../core/strategies.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';

/** Draws the legend, which is also a filter. */
export function phaseLegend({ setUp: { options, strategies }, hidden }: State, actions: Actions) {
  const usesLock = strategies.some((name) => getStrategy(name).traits(options).includes('lock'));
  const canOccur = {
    scan: true,
    build: options.list === 'memory',
    wait: options.wait > 0,
    lock: usesLock,
    queue: true,
    start: true,
  };
  return phaseFilter(canOccur, hidden, actions.filter);
}
