// Keys that the widget uses do not reach the page around it: a page's shortcuts cannot see that a field inside
// <race-lane> has the focus.

const FIELDS = 'input:not([type=checkbox]), select, textarea';
const PRESSED = 'a, button, summary, input[type=checkbox]';

/** Keys that edit a text or choose from a list, besides those that write a character. */
const EDITING = /^(Arrow|Page|Home|End|Enter|Backspace|Delete|Dead|Process|Unidentified)/;

/** Whether a key belongs to the browser or the page, such as Ctrl and F. AltGr writes characters. */
export const isModified = (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');

/** Whether the widget has used a key, or the browser will use it in a field or to press a button. */
function isUsed(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return true;
  if (isModified(event)) return false;
  const { key } = event;
  const target = event.target as Element;
  if (target.matches(FIELDS)) return key.length === 1 || EDITING.test(key);
  return (key === 'Enter' || key === ' ') && target.matches(PRESSED);
}

/** Keeps used keys inside a box, from press to release. The box's other listeners come first. */
export function keepKeys(box: HTMLElement) {
  const held: Set<string> = new Set();
  box.addEventListener('keydown', (event) => {
    held.delete(event.code);
    if (!isUsed(event)) return;
    held.add(event.code);
    event.stopPropagation();
  });
  box.addEventListener('keypress', (event) => {
    if (held.has(event.code)) event.stopPropagation();
  });
  box.addEventListener('keyup', (event) => {
    if (held.delete(event.code)) event.stopPropagation();
  });
}
