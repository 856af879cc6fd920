import { expect, test } from 'vitest';
import { runCommand } from './command.mjs';

const node = (program: string, limit?: number) =>
  runCommand(process.execPath, ['-e', program], { quiet: true, limit });

test('a program that hangs is ended at its limit, and fails', async () => {
  const { code, output } = await node('setInterval(() => {}, 1000)', 300);
  expect(code).toBe(1);
  expect(output).toContain('did not end within 0.3 s');
});

test('a program that ends in time answers with its own code and output', async () => {
  const limit = 20_000;
  expect(await node('console.log("done"); process.exit(3)', limit)).toEqual({ code: 3, output: 'done\n' });
});
