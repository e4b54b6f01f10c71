// How React, Preact and other JSX name the tag. Each line that is marked as wrong must be refused.
import 'racelane';

export const right = (
  <race-lane
    key="lane"
    id="lane"
    ref={(lane) => void lane?.cancel()}
    workload="cpu"
    tasks={3}
    size="100_000_000"
    strategies={['serial', 'threads']}
    switch-interval={1}
    results="1.cpu.AAAA"
    guess
    onrace-result={({ detail }) => console.log(detail.elapsedMs)}
  >
    <p>What readers see first.</p>
  </race-lane>
);
// @ts-expect-error there is no such workload
export const gpu = <race-lane workload="gpu" />;
// @ts-expect-error there is no such strategy
export const fibers = <race-lane strategies={['fibers']} />;
// @ts-expect-error a report has no such field
export const field = <race-lane onrace-result={({ detail }) => detail.seconds} />;
