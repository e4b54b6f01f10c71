// Lets a test hide a tab.

/** A script for the page that adds `hide(true)`. Without it a test cannot hide a tab of a browser without a screen. */
export const HIDEABLE = `
  let hidden = false;
  Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
  window.hide = (now) => {
    hidden = now;
    document.dispatchEvent(new Event('visibilitychange'));
  };`;
