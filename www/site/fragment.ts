// Results in the page's fragment, `#results=1.cpu...`, go to a widget of their workload, which checks and shows them.

const START = '#results=';

/** Shows the results of the fragment, now and whenever the fragment changes. */
export function watchFragment() {
  addEventListener('hashchange', showResults);
  showResults();
}

/** Gives the results of the fragment to a widget, unread. */
export function showResults() {
  if (!location.hash.startsWith(START)) return;
  const text = location.hash.slice(START.length);
  const workload = /^\d+\.(io|cpu)\./.exec(text)?.[1] ?? 'io';
  const lanes = [...document.querySelectorAll('race-lane')];
  const lane =
    lanes.find((each) => (each.getAttribute('workload') ?? 'io') === workload) ?? lanes[0];
  lane?.setAttribute('results', text);
  if (lane !== lanes[0]) lane?.scrollIntoView({ block: 'center' });
  // In embed.html, the link to Racelane's own page takes the results along.
  const alone = document.querySelector<HTMLAnchorElement>('#alone');
  if (alone) alone.hash = location.hash;
}
