import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CommandLines, LONGEST_LINE, parseCommand } from './command-lines';

const line = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/[\r\n]/.test(text));

test('lines come out as they went in, however they are cut into pieces', () => {
  fc.assert(
    fc.property(fc.array(line), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (lines, cuts) => {
      const whole = Buffer.from(lines.map((one) => `${one}\r\n`).join(''));
      const reader = new CommandLines();
      const read: (string[] | undefined)[] = [];
      for (let start = 0, turn = 0; start < whole.length; turn += 1) {
        const end = start + (cuts[turn % cuts.length] ?? 1);
        read.push(reader.push(whole.subarray(start, end)));
        start = end;
      }
      expect(read.flat()).toEqual(lines);
      expect(reader.pending).toBe(false);
    }),
  );
});

test('a line may be long, but not longer than a path needs', () => {
  const end = Buffer.from('\n');
  expect(new CommandLines().push(Buffer.concat([Buffer.alloc(LONGEST_LINE, 'x'), end]))?.[0]).toHaveLength(
    LONGEST_LINE,
  );
  expect(new CommandLines().push(Buffer.concat([Buffer.alloc(LONGEST_LINE + 1, 'x'), end]))).toBeUndefined();
  expect(new CommandLines().push(Buffer.alloc(LONGEST_LINE + 1, 'x'))).toBeUndefined();
});

test('the signals of Telnet are no part of a command', () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xf4, 0xff, 0xf2]), Buffer.from('ABOR\r\n')]);
  expect(new CommandLines().push(bytes)).toEqual(['ABOR']);
});

test('a name keeps its spaces, but for the one behind the verb', () => {
  expect(parseCommand('retr  a b ')).toEqual({ verb: 'RETR', argument: ' a b ' });
  expect(parseCommand('quit')).toEqual({ verb: 'QUIT', argument: '' });
});
