// The set-up that came with results recorded elsewhere; what reads them is fetched only where there are some.

import { RaceError } from '../core/errors.ts';
import { lazy } from '../core/lazy.ts';
import type { Recorded } from '../views/recorded/view.ts';

const reader = lazy('The reader of recorded results', () => import('../views/recorded/view.ts'));

/** What a widget holds of the attribute `results`. */
export class RecordedSetUp {
  /** A source of texts for readSetUp, in place of the element's attributes. */
  source: ((name: string) => string | null) | null = null;
  /** The text that was read last, so that an answer that comes late is not taken. */
  #text: string | null = null;

  /** forget gives the set-up back to the element's attributes. */
  forget() {
    this.source = null;
  }

  /**
   * read takes the text of the attribute.
   * @returns null where nothing changed
   */
  async read(
    text: string | null,
  ): Promise<{ recorded: Recorded | null; error: RaceError | null } | null> {
    if (text === this.#text) return null;
    this.#text = text;
    if (text === null) {
      this.forget();
      return { recorded: null, error: null };
    }
    try {
      const { readRecorded } = await reader.load();
      const recorded = await readRecorded(text);
      if (text !== this.#text) return null;
      const { texts } = recorded;
      this.source = (name) => (Object.hasOwn(texts, name) ? texts[name] : null);
      return { recorded, error: null };
    } catch (error) {
      if (text !== this.#text) return null;
      this.forget();
      if (!(error instanceof RaceError)) throw error;
      return { recorded: null, error };
    }
  }
}
