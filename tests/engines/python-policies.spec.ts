// A Python program under the documented Content-Security-Policies, in every engine.
import { policies, policyText } from '../../scripts/policies.js';
import { HOST } from '../helpers/tag.ts';
import { expect, test } from '../helpers/engine-test.ts';
import { PYTHON_TEST_MS } from '../helpers/python-time.ts';

test.describe.configure({ timeout: PYTHON_TEST_MS });

const CSP = 'Content-Security-Policy';

for (const name of ['tag', 'no-blobs', 'trusted-types', 'page'] as const) {
  test(`under the policy ${name} a Python program runs`, async ({ tab, host, allowErrors }) => {
    allowErrors(/./);
    const files = await host({ 'Access-Control-Allow-Origin': '*' });
    const policy = policyText(policies[name], new URL(files.url).origin);
    const post = await host({ [CSP]: policy });
    const own = name === 'no-blobs' || name === 'page' ? post.url : files.url;
    await tab.open(`${post.url}${HOST}`);
    const printed = await tab.evaluate(async (module: string) => {
      const { runPython } = await import(module);
      const { output } = await runPython('print(6 * 7)');
      return output.map(({ text }: any) => text).join('');
    }, `${own}racelane.js`);
    expect(printed).toBe('42\n');
  });
}
