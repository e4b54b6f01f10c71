// The buttons within the sentences of a chapter: guess, replay, zoom in on the lock, show the rows.

import { getStrategy } from '../core/strategies.ts';
import { shownReport } from '../widget/rows.ts';
import { findLockStretch } from './lock-stretch.ts';
import type { Report } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { RaceLane } from '../element.ts';

/** The parts of the page that its buttons use. */
export interface Chapters {
  /** Returns a widget's reports of its present set-up. */
  reportsOf: (lane: Element) => readonly Report[];
  /** Writes the sentence below a widget. */
  showSentence: (lane: Element, words: string) => void;
}

type ButtonAction = (
  lane: RaceLane,
  name: StrategyName,
  chapters: Chapters,
) => void | Promise<void>;

/** Sets attributes of a widget. Each is removed first: an equal value would not undo the reader's own choice. */
function setAttributes(lane: RaceLane, attributes: Readonly<Record<string, string>>) {
  for (const name of Object.keys(attributes)) lane.removeAttribute(name);
  for (const [name, text] of Object.entries(attributes)) lane.setAttribute(name, text);
  lane.scrollIntoView({ block: 'nearest' });
}

/** The widgets in which a run for the zoom is under way. */
const running: WeakSet<RaceLane> = new WeakSet();

/** Runs a strategy for the zoom. A failure is reported below the widget. A second press starts no second run. */
async function runForZoom(lane: RaceLane, name: StrategyName, { showSentence }: Chapters) {
  if (running.has(lane)) return null;
  running.add(lane);
  lane.scrollIntoView({ block: 'nearest' });
  try {
    await customElements.whenDefined('race-lane');
    return await lane.run(name);
  } catch (error) {
    const isStopped = error instanceof DOMException && error.name === 'AbortError';
    const { label } = getStrategy(name);
    if (!isStopped) showSentence(lane, `${label} did not run. The row of ${label} says why.`);
    return null;
  } finally {
    running.delete(lane);
  }
}

/** Shows three hand-overs in the run that a strategy's row draws. Without such a run, starts one first. */
async function showHandOvers(lane: RaceLane, name: StrategyName, chapters: Chapters) {
  // After a change of the set-up the widget has no report, and the collected reports are of the old set-up.
  const reports = lane.report ? chapters.reportsOf(lane) : [];
  const own = reports.filter(({ strategy }) => strategy === name);
  const report = shownReport({ reports: own }) ?? (await runForZoom(lane, name, chapters));
  if (!report) return;
  const found = findLockStretch(report);
  setAttributes(lane, {
    view: 'replay',
    ...(found && {
      zoom: `${found.fromMs.toFixed(2)}-${found.toMs.toFixed(2)}`,
      // Rounds up: just before the hand-over, Replay would still show the old holder.
      moment: (Math.ceil(found.atMs * 100) / 100).toFixed(2),
    }),
  });
}

/** The actions of buttons, by the value of `data-action`. */
const buttonActions: Readonly<Record<string, ButtonAction>> = {
  guess: (lane) => setAttributes(lane, { guess: '' }),
  replay: (lane) => setAttributes(lane, { view: 'replay' }),
  time: (lane) => setAttributes(lane, { view: 'time' }),
  zoom: showHandOvers,
};

/** Makes the buttons within sentences act on the widget of their chapter. */
export function listenToButtons(chapters: Chapters) {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-action]')) {
    button.addEventListener('click', () => {
      const lane = button.closest('section')?.querySelector('race-lane');
      const act = buttonActions[button.dataset.action ?? ''];
      // The value of the zoom button is a strategy.
      if (lane) void act?.(lane, button.value as StrategyName, chapters);
    });
  }
}
