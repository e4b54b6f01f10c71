// A note in the session's storage, so that no page reloads itself twice for the service worker.

/** `tried`: this tab is reloading a page. `failed`: that did not help, so this tab does not try again. */
export type Note = 'tried' | 'failed';

const KEY = 'racelane.service-worker';

export function readNote(): Note | null {
  try {
    return sessionStorage.getItem(KEY) as Note | null;
  } catch {
    return null;
  }
}

/** Leaves a note, and returns whether it can be read back. Where storage is denied it cannot. */
export function leaveNote(note: Note) {
  try {
    sessionStorage.setItem(KEY, note);
  } catch {
    return false;
  }
  return readNote() === note;
}

export function removeNote() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Without storage there is no note.
  }
}
