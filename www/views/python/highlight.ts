// Splits a program into lines of tokens: keywords, comments and strings stand out, everything else is plain.

/** A piece of a line. */
export interface Token {
  kind: 'keyword' | 'comment' | 'string' | 'plain';
  text: string;
}

const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield';

/** A string can go on over several lines if it has three quotes. A string that is not closed ends with its line. */
const TOKEN = new RegExp(
  [
    '(?<comment>#[^\\n]*)',
    '(?<string>(?<!\\w)[rbufRBUF]{0,2}(?:"""[^]*?(?:"""|$)|\'\'\'[^]*?(?:\'\'\'|$)|"(?:\\\\.|[^"\\\\\\n])*"?|\'(?:\\\\.|[^\'\\\\\\n])*\'?))',
    `(?<keyword>\\b(?:${KEYWORDS.replaceAll(' ', '|')})\\b)`,
  ].join('|'),
  'g',
);

/** Programs longer than this stay plain, so that typing stays fast. */
const MOST_CHARACTERS = 50_000;

/** Returns the lines of a program. */
export function linesOf(program: string): Token[][] {
  const lines: Token[][] = [[]];
  const add = (kind: Token['kind'], text: string) => {
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ kind, text: part });
    });
  };
  let from = 0;
  const found = program.length > MOST_CHARACTERS ? [] : program.matchAll(TOKEN);
  for (const { 0: text, index, groups = {} } of found) {
    add('plain', program.slice(from, index));
    add(kindOf(groups), text);
    from = index + text.length;
  }
  add('plain', program.slice(from));
  return lines;
}

function kindOf({ comment, string }: Record<string, string | undefined>): Token['kind'] {
  if (comment !== undefined) return 'comment';
  return string === undefined ? 'keyword' : 'string';
}
