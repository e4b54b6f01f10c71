// Moves the playhead: by playing, by steps from event to event, and by jumps.

import { momentAfter, momentBefore } from './tape.ts';
import { sceneOf, describeScene } from './scene.ts';
import type { Geometry } from '../../chart/geometry.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';
import type { Scene } from './scene.ts';

/** The most time that one frame may play. After a longer gap the page was hidden or busy, and a jump would confuse. */
const LONGEST_FRAME_MS = 100;

/** With reduced motion the playhead jumps in steps of this length. */
const STILL_STEP_MS = 500;

/** The time since the last move of each widget's playhead. Reduced motion collects it over several frames. */
const unplayedMs: WeakMap<Actions, number> = new WeakMap();

/** Moves the playhead by one frame while the replay plays. Each dispatched change schedules the next frame. */
export function advance(state: State, sinceMs: number, actions: Actions, geometry: Geometry) {
  if (!state.replay.isPlaying) return void unplayedMs.delete(actions);
  const { rows, atMs, playable, slowdown } = sceneOf(state, geometry, actions);
  if (state.activity || rows.length === 0) return actions.replay({ isPlaying: false });
  const before = unplayedMs.get(actions);
  // The first frame moves nothing, because the drawing before it may be minutes old.
  const dueMs =
    before === undefined ? 0 : before + Math.min(Math.max(sinceMs, 0), LONGEST_FRAME_MS);
  if (geometry.still && dueMs < STILL_STEP_MS) {
    unplayedMs.set(actions, dueMs);
    return actions.replay({});
  }
  unplayedMs.set(actions, 0);
  const nextMs = atMs + dueMs / slowdown;
  const isOver = nextMs >= playable.toMs;
  actions.replay(isOver ? { atMs: playable.toMs, isPlaying: false } : { atMs: nextMs });
}

/** Plays or pauses. A playhead at the end, or outside the stretch shown, first returns to the start of the stretch. */
export function togglePlaying({ state, actions, atMs, playable }: Scene) {
  if (state.activity) return;
  if (state.replay.isPlaying) return actions.replay({ isPlaying: false });
  const isWithin = atMs >= playable.fromMs && atMs < playable.toMs;
  actions.replay({ isPlaying: true, atMs: isWithin ? atMs : playable.fromMs });
}

/** Stops at a time, and announces the event there to screen readers. */
function goTo(scene: Scene, atMs: number) {
  const within = Math.max(0, Math.min(scene.endMs, atMs));
  // The next key may come before the next drawing.
  scene.atMs = within;
  scene.actions.replay({ atMs: within, isPlaying: false });
  scene.actions.announce(describeScene({ ...scene, atMs: within }));
  return within;
}

/** The share of a stretch that stays visible beyond the playhead, after the stretch has followed it. */
const MARGIN = 0.1;

/** Moves a zoomed stretch to the playhead, where the playhead has left the stretch. */
function follow(scene: Scene, atMs: number) {
  const { state, actions, axis } = scene;
  if (!state.stretch || (atMs >= axis.fromMs && atMs <= axis.toMs)) return;
  const lengthMs = axis.toMs - axis.fromMs;
  const share = atMs < axis.fromMs ? MARGIN : 1 - MARGIN;
  const fromMs = Math.max(0, atMs - share * lengthMs);
  scene.axis = { fromMs, toMs: fromMs + lengthMs };
  actions.stretch(scene.axis);
}

/** Steps to the next event. */
export const stepForward = (scene: Scene) =>
  follow(scene, goTo(scene, momentAfter(scene.momentsMs, scene.atMs)));

/** Steps to the previous event. */
export const stepBack = (scene: Scene) =>
  follow(scene, goTo(scene, momentBefore(scene.momentsMs, scene.atMs)));

const jump = (scene: Scene, tenths: number) =>
  follow(
    scene,
    goTo(scene, scene.atMs + (tenths / 10) * (scene.playable.toMs - scene.playable.fromMs)),
  );

/** The actions of keys on the scrubber. */
const KEYS: Readonly<Record<string, (scene: Scene) => unknown>> = {
  ArrowRight: stepForward,
  ArrowUp: stepForward,
  ArrowLeft: stepBack,
  ArrowDown: stepBack,
  PageUp: (scene) => jump(scene, 1),
  PageDown: (scene) => jump(scene, -1),
  Home: (scene) => goTo(scene, scene.playable.fromMs),
  End: (scene) => goTo(scene, scene.playable.toMs),
  ' ': togglePlaying,
};

/** Returns the action of a key on the scrubber, or null. */
export const findKeyAction = (key: string) => (Object.hasOwn(KEYS, key) ? KEYS[key] : null);
