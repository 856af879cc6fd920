import { expect, test } from 'vitest';
import { csvLine } from './csv';

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
])('a spreadsheet takes no cell for a formula: %j', (text, cell) => {
  expect(csvLine([text])).toBe(`${cell}\r\n`);
});

test('commas, quotation marks and line breaks stay within their cell', () => {
  expect(csvLine(['a,b', 'say "x"', 'two\nlines', null, 7, ''])).toBe(
    '"a,b","say ""x""","two\nlines",,7,\r\n',
  );
});
