// Results in the page's fragment, `#results=1.cpu...`, go to the widget of their workload, which checks and shows them.

const START = '#results=';

/** show hands the results over as they are: only the widget reads them. */
export function show() {
  if (!location.hash.startsWith(START)) return;
  const text = location.hash.slice(START.length);
  const workload = /^\d+\.(io|cpu)\./.exec(text)?.[1] ?? 'io';
  const lanes = [...document.querySelectorAll('race-lane')];
  const lane =
    lanes.find((each) => (each.getAttribute('workload') ?? 'io') === workload) ?? lanes[0];
  lane?.setAttribute('results', text);
  if (lane !== lanes[0]) lane?.scrollIntoView({ block: 'center' });
  // In a frame, the way to the page of its own keeps the results.
  const alone = document.querySelector('#alone') as HTMLAnchorElement | null;
  if (alone) alone.hash = location.hash;
}
