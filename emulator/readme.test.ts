import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operationNames } from '../lib/transfer-model/operations.gen';
import { operations } from './operations/registry';
import { usage } from './options';
import { serverPolicies } from './security-policies/server-policies';
import { offeredAlgorithms } from './sftp/algorithms';

const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');

test('the README says of every operation whether it is supported', () => {
  const rows = [...readme.matchAll(/^\| (\w+) \| (yes|no) \|/gm)].map(([, name, answer]) => [name, answer]);
  const registered = operationNames.map((name) => [name, Object.hasOwn(operations, name) ? 'yes' : 'no']);
  expect(rows).toEqual(registered);
});

test('the README names every algorithm of a policy that clients are not offered', () => {
  for (const policy of serverPolicies) {
    const { kex, hmac, cipher } = offeredAlgorithms(policy);
    const offered = new Set([...kex, ...hmac, ...cipher]);
    const missing = [...policy.SshKexs, ...policy.SshMacs, ...policy.SshCiphers].filter(
      (name) => !offered.has(name),
    );
    for (const name of missing) expect(readme).toContain(`\`${name}\``);
  }
});

test('the README explains every option', () => {
  for (const [option] of usage.matchAll(/--[a-z0-9-]+/g)) expect(readme).toContain(`\`${option}`);
});
