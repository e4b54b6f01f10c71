// The attribute `results`: its text is read by views/recorded, and its set-up takes the place of the other attributes.

import { RaceError } from '../core/errors.ts';
import type { Recorded } from '../views/share/results-format.ts';

/** Loads the view that reads results. */
type LoadReader = () => Promise<{ readRecorded: (text: string) => Promise<Recorded> }>;

/** The results and set-up of one widget's attribute. */
export class RecordedResults {
  /** A source of texts for readSetUp, or null where the element's attributes hold. */
  setUp: ((name: string) => string | null) | null = null;
  /** The text that was read last, so that a late answer to an older one is dropped. */
  #text: string | null = null;
  #loadReader;

  constructor(loadReader: LoadReader) {
    this.#loadReader = loadReader;
  }

  /** Gives the set-up back to the element's attributes. */
  forget() {
    this.setUp = null;
  }

  /**
   * Reads the text of the attribute.
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
      const { readRecorded } = await this.#loadReader();
      const recorded = await readRecorded(text);
      if (text !== this.#text) return null;
      const { texts } = recorded;
      this.setUp = (name) => (Object.hasOwn(texts, name) ? texts[name] : null);
      return { recorded, error: null };
    } catch (error) {
      if (text !== this.#text) return null;
      this.forget();
      if (!(error instanceof RaceError)) throw error;
      return { recorded: null, error };
    }
  }
}
