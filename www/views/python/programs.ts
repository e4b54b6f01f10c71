// The programs: one for each strategy, with the values of the set-up in place of its constants.

import { getStrategy, strategyNames } from '../../core/strategies.ts';
import { completeOptions } from '../../widget/set-up.ts';
import { fillIn } from './fill-in.ts';
import asyncio from './programs/program-asyncio.py?raw';
import futures from './programs/program-futures.py?raw';
import processes from './programs/program-processes.py?raw';
import serial from './programs/program-serial.py?raw';
import threads from './programs/program-threads.py?raw';
import type { Options } from '../../core/report.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { State } from '../../widget/state.ts';

const texts: Partial<Record<StrategyName, string>> = {
  serial,
  asyncio,
  threads,
  processes,
  futures,
};

/** The name of the post's own program, beside the names of strategies. */
export const OWN = 'own';

/** A program of the view. */
export interface Program {
  name: string;
  label: string;
  /** The strategy that the program shows; null for the post's own. */
  strategy: StrategyName | null;
  /** The options of the strategy. */
  options: Options;
  /** The text before any edit. */
  original: string;
  text: string;
  isEdited: boolean;
  /** The name of the file that a reader saves. */
  fileName: string;
}

/** Returns the programs, the post's own first. */
export function programsOf(state: State): Program[] {
  const own = state.python.own ? [ownProgram(state, state.python.own)] : [];
  return [...own, ...strategyNames.flatMap((name) => strategyProgram(state, name) ?? [])];
}

/** Returns the program that is shown. */
export function chosenProgram(state: State): Program {
  const programs = programsOf(state);
  const name = state.python.chosen ?? (state.python.own ? OWN : state.setUp.given.strategy);
  return programs.find((each) => each.name === name) ?? programs[0];
}

function ownProgram(state: State, original: string): Program {
  const label = 'This post\u2019s program';
  const options = state.setUp.options;
  return complete(state, { name: OWN, label, strategy: null, options, original });
}

function strategyProgram(state: State, name: StrategyName): Program | null {
  const template = texts[name];
  if (!template) return null;
  const options = completeOptions(state.setUp, name);
  const original = fillIn(template, options);
  const { label } = getStrategy(name);
  return complete(state, { name, label, strategy: name, options, original });
}

function complete(
  { python: { edits } }: State,
  program: Omit<Program, 'text' | 'isEdited' | 'fileName'>,
): Program {
  const { name, original } = program;
  const text = edits?.[name] ?? original;
  const isEdited = text !== original;
  return { ...program, text, isEdited, fileName: `program-${name}.py` };
}
