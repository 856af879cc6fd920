import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { satisfies } from './constraints';
import { ServerId, SshPublicKeyBody, TagKey } from './constraints.gen';
import { Protocol } from './enums.gen';
import { operations, shapeNamed } from './model';
import { operationNames } from './operations.gen';

test('the generated modules are in step with the model', () => {
  const script = fileURLToPath(new URL('../../scripts/generate-transfer-model.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('every one of the 71 operations has shapes that the model describes', () => {
  expect(operationNames).toHaveLength(71);
  for (const name of operationNames) {
    const { input, output, errors } = operations[name];
    for (const shape of [input, output, ...errors])
      if (shape !== null) expect(shapeNamed(shape)).toBeDefined();
  }
});

test('limits can be asked for by the name of a shape', () => {
  expect(satisfies(ServerId, 's-0123456789abcdef0')).toBe(true);
  expect(satisfies(ServerId, 's-0123456789ABCDEF0')).toBe(false);
  expect(satisfies(SshPublicKeyBody, 'ssh-ed25519 AAAA comment')).toBe(true);
  expect(satisfies(TagKey, '🗝'.repeat(128))).toBe(true);
  expect(satisfies(TagKey, '🗝'.repeat(129))).toBe(false);
  expect(Protocol).toEqual(['SFTP', 'FTP', 'FTPS', 'AS2']);
});
