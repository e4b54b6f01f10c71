// How Solid names the tag: events have a prefix of their own. The line that is marked as wrong must be refused.
import 'racelane';

export const right = (
  <race-lane
    id="lane"
    ref={(lane) => void lane?.cancel()}
    workload="cpu"
    tasks={3}
    size="100_000_000"
    strategies={['serial', 'threads']}
    switch-interval={1}
    results="1.cpu.AAAA"
    guess
    on:race-result={({ detail }) => console.log(detail.elapsedMs)}
  >
    <p>What readers see first.</p>
  </race-lane>
);
// @ts-expect-error there is no such workload
export const gpu = <race-lane workload="gpu" />;
