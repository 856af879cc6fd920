// Every export of a 'use server' file is an endpoint that anyone on the network may call.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openActions } from '@/lib/permissions';

const files = execFileSync('git', ['ls-files', 'app', 'components', 'lib'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const endpoints = files.filter(({ text }) => /^\s*['"]use server['"]/m.test(text));

test('server actions stand in files of their own, never inside a component', () => {
  expect(endpoints.length).toBeGreaterThan(5);
  for (const { file, text } of endpoints) {
    expect([file, /^['"]use server['"];/.test(text)]).toEqual([file, true]);
    expect(file).toMatch(/^lib\/[\w-]+\/(open-)?actions\.ts$/);
  }
});

test('each is made by defineAction or one of its kin, which check the caller, or opened by a one-time token', () => {
  for (const { file, text } of endpoints) {
    for (const [line] of text.matchAll(/^export .*$/gm)) {
      const name = /^export (?:const|async function) (\w+)/.exec(line)?.[1] ?? line;
      const guarded =
        /= define((Console|Grant|Own)?Action\(\{.*|Job(Start|GoOn|Undo)\(.*)$/.test(line) ||
        openActions.includes(name);
      expect([file, name, guarded]).toEqual([file, name, true]);
    }
  }
});
