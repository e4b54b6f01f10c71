// The view "Share": embed codes, links, and files of the results.

import { html, nothing } from 'lit/html.js';
import { assetUrls as places, isCopy } from '../../core/asset-urls.ts';
import { linkTo, textsOf } from '../../widget/set-up-texts.ts';
import { frameCode, tagCode } from './embed-code.ts';
import { copyView } from './copy-view.ts';
import { filesView, measuredOf } from './files-view.ts';
import { ownResults, writeResults } from './write-results.ts';
import type { Geometry } from '../../chart/geometry.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';

/** The results of a summary as a link carries them; null while they are being packed. */
const packed: WeakMap<object, string | null> = new WeakMap();

/** packResults packs a widget's results, once for each summary. */
export async function packResults(state: State) {
  if (packed.has(state.summary) || ownResults(state).length === 0) return;
  packed.set(state.summary, null);
  packed.set(state.summary, await writeResults(state));
}

/** shareView draws the view. */
export function shareView(state: State, _geometry: Geometry, on: Actions) {
  const own = ownResults(state);
  const known = own.length > 0 ? packed.get(state.summary) : null;
  // Drawn again when they are packed.
  if (isCopy && known === undefined) void packResults(state).then(() => on.share({}));
  const measured = measuredOf(state, own);
  return html`<div class="share" part="share">
    ${
      isCopy
        ? codes(state, on, known ?? null)
        : html`<p class="note">
            This app has Racelane bundled into its own scripts, so a tag, a frame or a link would
            name files that are not here: share from a copy of Racelane’s files on a host.
          </p>`
    }
    ${measured ? filesView(measured) : nothing}
  </div>`;
}

/**
 * codes draws the texts to copy: tag, frame and links.
 * @param known the results as a link carries them
 */
function codes(state: State, on: Actions, known: string | null) {
  const texts = textsOf(state.setUp);
  const hasOwn = ownResults(state).length > 0;
  const { isolate, withResults } = state.share;
  const results = withResults ? known : null;
  const copy = { state, on };
  return html`<div class="choices" role="group" aria-label="What the codes carry">
      ${choice('isolate', 'Tag in a frame of its own', state, on)}
      ${hasOwn ? choice('withResults', 'With my results', state, on) : nothing}
    </div>
    <p class="note">
      A frame lets all six strategies run in a post whose host sends no headers. Paste the tag where
      scripts are allowed, the frame where they are not, and the link anywhere.
    </p>
    ${copyView({ ...copy, key: 'tag', label: 'The tag', text: tagCode(places, texts, { isolate, results }) })}
    ${copyView({ ...copy, key: 'frame', label: 'The frame', text: frameCode(places, texts, { rows: state.rows.length, results }) })}
    ${copyView({ ...copy, key: 'link', label: 'Link to this set-up', text: linkTo(places.embed, texts) })}
    ${
      hasOwn
        ? copyView({
            ...copy,
            key: 'results',
            label: 'Link with my results',
            text: known ? linkTo(places.embed, [], known) : '',
          })
        : html`<p class="note">
            Run a strategy, and its results can be sent as a link or saved as a file.
          </p>`
    }`;
}

function choice(name: 'isolate' | 'withResults', label: string, { share }: State, on: Actions) {
  return html`<label>
    <input
      type="checkbox"
      .checked=${share[name]}
      @change=${(event: Event) => {
        const { checked } = event.target as HTMLInputElement;
        on.share({ [name]: checked, copied: null, failed: null });
      }}
    />
    ${label}
  </label>`;
}
