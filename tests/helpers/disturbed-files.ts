// What a page asks for besides where a busy machine may have disturbed one of its runs, as docs/security.md says.

/** The module that weighs the reasons, by its name with or without folder and hash. */
const WHERE_DISTURBED = /^(.*\/)?conditions(-[\w-]{8}\.js)?$/;
const REASONS = /^(.*\/)?conditions\b/;

/**
 * unlessDisturbed leaves these out if a run may have been disturbed; else what was asked for is what it always is.
 * @param ofAll all that was asked for, of which `asked` is a part
 */
export const unlessDisturbed = (asked: readonly string[], ofAll: readonly string[] = asked) =>
  ofAll.some((name) => REASONS.test(name))
    ? asked.filter((name) => !WHERE_DISTURBED.test(name))
    : [...asked];
