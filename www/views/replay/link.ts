// The link to a moment of a replay: results, view, moment and zoom in one address.

import { assetUrls } from '../../core/asset-urls.ts';
import { writeLink } from '../../widget/set-up.ts';
import { rowModel } from '../../widget/row-model.ts';
import type { State } from '../../widget/state.ts';
import type { Texts } from '../../widget/set-up.ts';
import type { Scene } from './scene.ts';

/** Whether there are results of this browser that a link can carry. */
const hasOwnResults = (state: State) =>
  state.rows.some((row) => {
    const { report, numbers } = rowModel(state, row);
    return report && numbers;
  });

/** Whether a link can carry the results that are replayed. */
export const hasLink = (state: State) => state.recorded !== null || hasOwnResults(state);

/** Writes a time for an address, to a thousandth of a ms. */
const writeMs = (ms: number) => String(Number(ms.toFixed(3)));

/** Writes a moment, never earlier than it is: the link must not lead to what happened before. */
const writeMoment = (ms: number) => writeMs(Number(writeMs(ms)) < ms ? ms + 0.001 : ms);

/** Returns the query of a link to the moment. */
export function queryOfMoment({ atMs, state: { stretch } }: Pick<Scene, 'atMs' | 'state'>): Texts {
  const zoom = stretch && `${writeMs(stretch.fromMs)}-${writeMs(stretch.toMs)}`;
  return [
    ['view', 'replay'],
    ['moment', writeMoment(atMs)],
    ...(zoom ? ([['zoom', zoom]] as const) : []),
  ];
}

/** Returns the link's name in the state. Each moment has another name, so "Copied" vanishes when the playhead moves. */
export const keyOfMoment = (scene: Pick<Scene, 'atMs' | 'state'>) =>
  queryOfMoment(scene).flat().join();

/** Copies a link to the moment. The first press fetches the code that packs results. */
export async function copyMoment(event: Event, scene: Scene) {
  const { state, actions } = scene;
  const box = (event.currentTarget as Element).parentElement;
  const field = box?.querySelector('textarea') as HTMLTextAreaElement;
  try {
    const { copyField, writeResults } = await import('../share/view.ts');
    const results = hasOwnResults(state) ? await writeResults(state) : state.recorded?.text;
    field.value = writeLink(assetUrls.embed, queryOfMoment(scene), results);
    await copyField(field, { key: keyOfMoment(scene), label: 'Link to this moment', actions });
  } catch (error) {
    actions.announce(error instanceof Error ? error.message : String(error));
  }
}
