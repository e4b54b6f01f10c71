// The controls of Replay: scrubber, play and pause, steps, speed, and the link to a moment.

import { html, nothing, svg } from '../../chart/template.ts';
import { isCopy } from '../../core/asset-urls.ts';
import { formatTimeFigure } from '../../verdict/numbers.ts';
import { isModified } from '../../widget/keys.ts';
import { copyMoment, hasLink, keyOfMoment } from './link.ts';
import { findKeyAction, stepBack, stepForward, togglePlaying } from './playback.ts';
import { SLOWDOWNS, describeScene } from './scene.ts';
import { formatMoment } from './words.ts';
import type { Scene } from './scene.ts';

/** Draws every control, and the sentence on the last event. */
export const controlsView = (scene: Scene) =>
  html`<div class="replay-controls" role="group" aria-label="Replay">
      ${scrubberView(scene)}
      <div class="replay-buttons">
        ${stepView('Previous event', 'M8 2L2.5 5L8 8zM2 2v6', scene.atMs > 0, () => stepBack(scene))}
        ${playView(scene)}
        ${stepView('Next event', 'M2 2l5.5 3L2 8zM8 2v6', scene.atMs < scene.endMs, () => stepForward(scene))}
        <span class="clock" translate="no">${formatMoment(scene.atMs)}</span>
        ${speedView(scene)} ${isCopy && hasLink(scene.state) ? linkView(scene) : nothing}
      </div>
    </div>
    <p class="event-sentence">${describeScene(scene)}</p>
    <p class="note">${describeReplay(scene)}</p>`;

/** Draws the scrubber. The scrubber is as wide as the axis, so its thumb stands below the playhead. */
function scrubberView(scene: Scene) {
  const { atMs, endMs, axis, actions } = scene;
  const drag = (event: Event) => {
    const field = event.currentTarget as HTMLInputElement;
    const toMs = Math.min(endMs, Number(field.value));
    // The axis goes on beyond the runs, but the playhead does not.
    field.value = String(toMs);
    actions.replay({ atMs: toMs, isPlaying: false });
  };
  const press = (event: KeyboardEvent) => {
    const act = isModified(event) ? null : findKeyAction(event.key);
    if (!act) return;
    event.preventDefault();
    act(scene);
  };
  return html`<input
    class="scrubber"
    type="range"
    aria-label="Moment"
    aria-valuetext="${formatMoment(atMs)} of ${formatTimeFigure(endMs)}"
    title="Arrow keys step from event to event, Space plays and pauses"
    min=${axis.fromMs}
    max=${axis.toMs}
    step="any"
    .value=${String(atMs)}
    @input=${drag}
    @keydown=${press}
  />`;
}

const stepView = (label: string, path: string, isAble: boolean, step: () => void) =>
  html`<button
    type="button"
    part="button"
    aria-label=${label}
    title=${label}
    aria-disabled=${isAble ? 'false' : 'true'}
    @click=${() => isAble && step()}
  >
    ${glyphView(path)}
  </button>`;

const glyphView = (path: string) =>
  html`<svg class="glyph" viewBox="0 0 10 10" aria-hidden="true">${svg`<path d=${path} />`}</svg>`;

function playView(scene: Scene) {
  const { activity, replay } = scene.state;
  return html`<button
    class="play"
    type="button"
    part="button"
    aria-disabled=${activity ? 'true' : 'false'}
    @click=${() => togglePlaying(scene)}
  >
    ${glyphView(replay.isPlaying ? 'M2 1.5h2v7h-2zM6 1.5h2v7h-2z' : 'M2 .8L9 5L2 9.2z')}
    ${replay.isPlaying ? 'Pause' : 'Play'}
  </button>`;
}

function speedView({ slowdown, actions }: Scene) {
  return html`<label class="speed">
    Speed
    <select
      @change=${(event: Event) =>
        actions.replay({ slowdown: Number((event.currentTarget as HTMLSelectElement).value) })}
    >
      ${SLOWDOWNS.map(
        (each) =>
          html`<option value=${each} .selected=${each === slowdown}>
            ${each === 1 ? '1' : `1/${each}`}
          </option>`,
      )}
    </select>
  </label>`;
}

/** Draws the button that copies a link. Where the page may not copy, the reader copies the link from a field. */
function linkView(scene: Scene) {
  const { copied, failed } = scene.state.share;
  const key = keyOfMoment(scene);
  const isRefused = failed === key;
  return html`<span class="link-to-moment">
    <button
      type="button"
      part="button copy-button"
      @click=${(event: Event) => void copyMoment(event, scene)}
    >
      ${copied === key ? 'Copied' : 'Copy link to this moment'}
    </button>
    <textarea
      class=${isRefused ? 'refused' : 'unseen'}
      aria-label="Link to this moment"
      aria-hidden=${isRefused ? 'false' : 'true'}
      tabindex=${isRefused ? 0 : -1}
      rows="1"
      readonly
      spellcheck="false"
    ></textarea>
    ${isRefused ? html`<small class="field-problem">This page may not copy. The link is selected: press Ctrl and C, or Command and C.</small>` : nothing}
  </span>`;
}

/** Returns the note below the controls: whose runs are replayed, at which speed, and how exact they are. */
function describeReplay({ rows, slowdown, state }: Scene): string {
  if (state.activity) {
    return 'While a run is measured the replay stands still, because drawing it would disturb the run.';
  }
  const recorded = rows.filter(({ isRecorded }) => isRecorded).length;
  const kind =
    recorded === 0 ? 'measured' : recorded === rows.length ? 'recorded' : 'measured and recorded';
  const speed = slowdown === 1 ? 'at the speed measured' : `${slowdown} times slower`;
  const nearest = state.rows.some(({ reports }) => reports.length > 1)
    ? ' Each row shows the run nearest its median.'
    : '';
  const rough =
    recorded > 0
      ? ' Recorded lanes are exact to a thousandth of their run. A busy lane keeps only the shares of its phases.'
      : '';
  const hint = rows.length === 1 ? ' Run a second strategy, and both are drawn side by side.' : '';
  return `Replay of ${kind} runs, ${speed}.${nearest}${rough}${hint}`;
}
