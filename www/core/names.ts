// Names of the element's attributes, for those who need no more of the options: the shell, the pages, the frame.

/**
 * Those that may come from elsewhere, by query or message. A frame never opens a frame, so `isolate` is none of them.
 */
export const portableNames = Object.freeze(
  'workload strategy tasks size wait list workers executor switch-interval seed strategies repeats theme guess'.split(
    ' ',
  ),
);

/** All that the element observes: a test holds them to those that options.js reads, and `results`. */
export const observedNames = Object.freeze([...portableNames, 'isolate', 'results']);
