// The view Share: embed codes, links, and the results as files.

import { html, nothing } from '../../chart/template.ts';
import { assetUrls, isCopy } from '../../core/asset-urls.ts';
import { writeLink, writeTexts } from '../../widget/set-up.ts';
import { copyView, writeFrame, writeTag } from './copy-view.ts';
import { filesView } from './files-view.ts';
import { gatherMeasured, ownResults } from './measured.ts';
import { writeResults } from './write-results.ts';
import type { Geometry } from '../../chart/geometry.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';

export { copyField } from './copy-view.ts';
export { styles } from './styles.ts';
export { writeResults } from './write-results.ts';

/** The packed results of each summary; null while they are being packed. */
const packedResults: WeakMap<object, string | null> = new WeakMap();

/** Packs a widget's results, once for each summary. */
export async function packResults(state: State) {
  if (packedResults.has(state.summary) || ownResults(state).length === 0) return;
  packedResults.set(state.summary, null);
  packedResults.set(state.summary, await writeResults(state));
}

/** Draws the codes and links to copy, then a button for each file. */
export function view(state: State, _geometry: Geometry, actions: Actions) {
  const own = ownResults(state);
  const results = own.length > 0 ? packedResults.get(state.summary) : null;
  // The empty change draws the view again when the results are packed.
  if (isCopy && results === undefined) void packResults(state).then(() => actions.share({}));
  const measured = gatherMeasured(state, own);
  return html`<div class="share" part="share">
    ${
      isCopy
        ? codesView(state, actions, results ?? null)
        : html`<p class="note">
            This app bundles Racelane into its own scripts, so the files that a tag, a frame or a
            link would name are not here. Share from a copy of Racelane’s files on a host.
          </p>`
    }
    ${measured ? filesView(measured, actions) : nothing}
  </div>`;
}

/**
 * Draws the texts to copy: tag, frame and links.
 * @param packed the results as a link carries them
 */
function codesView(state: State, actions: Actions, packed: string | null) {
  const texts = writeTexts(state.setUp);
  const hasOwn = ownResults(state).length > 0;
  const { isolate, withResults } = state.share;
  const results = withResults ? packed : null;
  const copy = { state, actions };
  return html`<div class="choices" role="group" aria-label="What the codes carry">
      ${choiceView('isolate', 'Tag in a frame of its own', state, actions)}
      ${hasOwn ? choiceView('withResults', 'With my results', state, actions) : nothing}
    </div>
    <p class="note">
      A frame lets all six strategies run in a post whose host sends no headers. Paste the tag where
      scripts are allowed, the frame where they are not, and the link anywhere.
    </p>
    ${copyView({ ...copy, key: 'tag', label: 'The tag', text: writeTag(assetUrls, texts, { isolate, results }) })}
    ${copyView({ ...copy, key: 'frame', label: 'The frame', text: writeFrame(assetUrls, texts, { rows: state.rows.length, results }) })}
    ${copyView({ ...copy, key: 'link', label: 'Link to this set-up', text: writeLink(assetUrls.embed, texts) })}
    ${
      hasOwn
        ? copyView({
            ...copy,
            key: 'results',
            label: 'Link with my results',
            text: packed ? writeLink(assetUrls.embed, [], packed) : '',
          })
        : html`<p class="note">
            Run a strategy, and its results can be sent as a link or saved as a file.
          </p>`
    }`;
}

function choiceView(
  name: 'isolate' | 'withResults',
  label: string,
  { share }: State,
  actions: Actions,
) {
  return html`<label>
    <input
      type="checkbox"
      .checked=${share[name]}
      @change=${(event: Event) => {
        const { checked } = event.target as HTMLInputElement;
        actions.share({ [name]: checked, copied: null, failed: null });
      }}
    />
    ${label}
  </label>`;
}
