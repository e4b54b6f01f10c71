// Where a widget's set-up comes from: the reader's fields, before recorded results, before the element's attributes.

import { RaceError } from '../core/errors.ts';
import { readSetUp } from './set-up.ts';
import type { Recorded } from '../views/share/results-format.ts';
import type { SetUp } from './set-up.ts';

/** Loads the view that reads the attribute `results`. */
type LoadReader = () => Promise<{ readRecorded: (text: string) => Promise<Recorded> }>;

/** Attributes that are no part of a set-up, so they hold beside recorded results too. */
const OUTSIDE_SET_UP = ['theme', 'guess'];

/** The sources of one widget's set-up. */
export class SetUpSource {
  #element;
  #loadReader;
  /** The reader's own values, by attribute name. */
  #chosen: Map<string, string> = new Map();
  /** The texts that came with recorded results, or null where the element's attributes hold. */
  #recorded: Recorded['texts'] | null = null;
  /** The text of `results` that was read last, so that a late answer to an older one is dropped. */
  #results: string | null = null;

  constructor(element: Element, loadReader: LoadReader) {
    this.#element = element;
    this.#loadReader = loadReader;
  }

  /**
   * Reads the set-up.
   * @throws RaceError `invalid-option`
   */
  read(): SetUp {
    const author = (name: string) => {
      if (!this.#recorded || OUTSIDE_SET_UP.includes(name)) return this.#element.getAttribute(name);
      return Object.hasOwn(this.#recorded, name) ? this.#recorded[name] : null;
    };
    return readSetUp(author, (name) => this.#chosen.get(name) ?? null);
  }

  /** Lets an attribute that the author changed replace the reader's value and recorded results. */
  takeAttribute(name: string) {
    this.#chosen.delete(name);
    if (!OUTSIDE_SET_UP.includes(name)) this.#recorded = null;
  }

  /**
   * Takes the reader's values. An empty text takes a value back.
   * @throws RaceError `invalid-option`, which leaves the values as they were
   */
  choose(entries: [name: string, text: string][]): SetUp {
    const before = new Map(this.#chosen);
    for (const [name, text] of entries) {
      if (text.trim() === '') this.#chosen.delete(name);
      else this.#chosen.set(name, text);
    }
    try {
      return this.read();
    } catch (error) {
      this.#chosen = before;
      throw error;
    }
  }

  /**
   * Reads the attribute `results`, whose set-up replaces the reader's.
   * @returns null where nothing changed
   */
  async readResults(): Promise<{ recorded: Recorded | null; error: RaceError | null } | null> {
    const text = this.#element.getAttribute('results');
    if (text === this.#results) return null;
    this.#results = text;
    if (text === null) {
      this.#recorded = null;
      return { recorded: null, error: null };
    }
    try {
      const { readRecorded } = await this.#loadReader();
      const recorded = await readRecorded(text);
      if (text !== this.#results) return null;
      this.#recorded = recorded.texts;
      this.#chosen.clear();
      return { recorded, error: null };
    } catch (error) {
      if (text !== this.#results) return null;
      this.#recorded = null;
      if (!(error instanceof RaceError)) throw error;
      return { recorded: null, error };
    }
  }
}
