// The element's options as properties: each reflects to its attribute, reads back with its type, and never throws.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { attributeOf, optionRows } from '../../www/core/option-table.ts';
import { addProperties, adoptProperties } from '../../www/core/properties.ts';

/** The part of an element that the properties use. */
class FakeElement {
  texts = new Map<string, string>();
  getAttribute = (name: string) => this.texts.get(name) ?? null;
  hasAttribute = (name: string) => this.texts.has(name);
  setAttribute = (name: string, text: string) => void this.texts.set(name, text);
  removeAttribute = (name: string) => void this.texts.delete(name);
}

addProperties(FakeElement as unknown as { prototype: HTMLElement });

const make = () => new FakeElement() as FakeElement & Record<string, unknown>;

/** A value for each option that is not its default. */
const VALUES: Record<string, unknown> = {
  workload: 'cpu',
  strategy: 'shared',
  tasks: 4,
  size: 2_000_000_000,
  wait: 0.5,
  list: 'stream',
  workers: 64,
  executor: 'threads',
  switchInterval: 0.1,
  seed: 2 ** 32 - 1,
  strategies: ['serial', 'asyncio'],
  repeats: 20,
  theme: 'dark',
  guess: true,
  view: 'replay',
  python: './python/',
  moment: 1.5,
  zoom: '1200-1250',
  isolate: 'frame',
  results: '1.cpu.AAAA',
};

test('every option is a property that writes its attribute and reads back with its type', () => {
  for (const [name, row] of optionRows) {
    const element = make();
    assert.deepEqual(element[name], row.default?.(element as never), `${name} is not given`);
    const value = VALUES[name];
    assert.ok(value !== undefined, `a value for ${name}`);
    element[name] = value;
    assert.deepEqual([...element.texts.keys()], [attributeOf(name)]);
    assert.deepEqual(element[name], value, name);
    for (const nothing of [undefined, null, false]) {
      element[name] = value;
      element[name] = nothing;
      assert.equal(element.texts.size, 0, `${name} = ${nothing}`);
    }
  }
});

test('strategies can be set as an array or as a text, and a flag by true or by an empty text', () => {
  const element = make();
  for (const names of [['serial', 'shared'], 'serial shared', 'serial, shared']) {
    element.strategies = names;
    assert.deepEqual(element.strategies, ['serial', 'shared']);
  }
  for (const on of [true, '', 'true']) {
    element.guess = on;
    assert.equal(element.guess, true);
  }
});

test('a wrong value writes a wrong attribute, reads as the default, and throws nothing', () => {
  const noText = Object.create(null);
  for (const wrong of [0, NaN, 'many', {}, [], Symbol('4'), () => 4, noText, [noText]]) {
    const element = make();
    element.tasks = wrong;
    assert.equal(element.texts.size, 1);
    assert.equal(element.tasks, 10);
  }
});

test('a default follows the other options, as a run of the element would', () => {
  const element = make();
  element.workload = 'cpu';
  assert.equal(element.tasks, 3);
  assert.equal(element.size, 100_000_000);
});

test('properties that were set before the element was defined become attributes', () => {
  const element = make();
  for (const [name, value] of [
    ['tasks', 4],
    ['switchInterval', 7],
    ['guess', false],
  ] as const) {
    Object.defineProperty(element, name, { value, configurable: true, writable: true });
  }
  element.setAttribute('guess', '');
  adoptProperties(element as unknown as HTMLElement);
  assert.deepEqual(Object.fromEntries(element.texts), { tasks: '4', 'switch-interval': '7' });
  assert.equal(Object.hasOwn(element, 'tasks'), false);
});
