// Vue's checker treats a tag as the props of a global component, in camelCase.
import type { GlobalComponents } from 'vue';

type Tag = InstanceType<GlobalComponents['race-lane']>['$props'];

export const right: Tag = {
  class: 'lane',
  workload: 'cpu',
  tasks: 3,
  switchInterval: '1',
  strategies: ['serial', 'threads'],
  guess: true,
  onRaceResult: ({ detail }) => console.log(detail.elapsedMs),
};
// @ts-expect-error there is no such workload
export const wrong: Tag = { workload: 'gpu' };
