// Files that a page requests only because a busy machine may have disturbed one of its runs; docs/security.md lists
// them.

/** The modules that weigh and note disturbances, by their names with or without folder and hash. */
const WHERE_DISTURBED = /^(.*\/)?(?:conditions|notes-view|words)(-[\w-]{8}\.js)?$/;
const REASONS = /^(.*\/)?conditions\b/;

/**
 * Removes these files from a list if a run may have been disturbed.
 * @param ofAll everything that was requested, of which `asked` is a part
 */
export const unlessDisturbed = (asked: readonly string[], ofAll: readonly string[] = asked) =>
  ofAll.some((name) => REASONS.test(name))
    ? asked.filter((name) => !WHERE_DISTURBED.test(name))
    : [...asked];
