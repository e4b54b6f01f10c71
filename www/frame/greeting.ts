// The first sign of life of a page in a frame: embed.html sends it before anything else of the page has loaded.

/** Distinguishes these messages from messages of other scripts. */
export const TAG = 'race-lane-1';

/** Tells the page around this frame that embed.html is here. A page of any origin may know that. */
export const sendHere = () => window.parent.postMessage({ 'race-lane': TAG, type: 'here' }, '*');
