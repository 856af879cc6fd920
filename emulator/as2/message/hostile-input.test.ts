import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { BerValue, Malformed } from '../cms/ber';
import { MessageFailure } from '../failure';
import { splitMultipart } from '../mime/multipart';
import { readParameters, writeParameter } from '../mime/parameters';
import { buildMdn } from './build-mdn';
import { readMdn } from './read-mdn';
import { alice, bob, Desk } from './test-messages';

const desk = new Desk();
afterAll(() => desk.remove());

const signing = { ...alice, algorithm: 'SHA256' } as const;
const encryption = { certificate: bob.certificate, algorithm: 'AES128_CBC' } as const;

/** Fails the test unless the work ends well or in one of these errors. */
function endsIn(expected: new (...rest: never[]) => Error, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof expected)) throw error;
  }
}

/** Some bytes of the original replaced, taken out or repeated. */
function mutationsOf(original: Buffer): fc.Arbitrary<Buffer> {
  const position = fc.nat(original.length - 1);
  const edit = fc.tuple(position, fc.uint8Array({ maxLength: 6 }), fc.nat(8));
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce(
        (bytes, [at, put, skip]) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + skip)]),
        original,
      ),
    );
}

const samples = [
  { what: 'a signed message', order: { signing } },
  { what: 'a compressed message', order: { compress: true } },
  { what: 'an encrypted message', order: { compress: true, signing, encryption } },
].map(({ what, order }) => {
  const { lower } = desk.pack('hello', order);
  return { what, headers: lower, body: desk.read('body') };
});

describe.each(samples)('$what', ({ headers, body }) => {
  test('that is damaged is opened or refused, and nothing else', () => {
    fc.assert(
      fc.property(mutationsOf(body), (damaged) => endsIn(MessageFailure, () => desk.open(headers, damaged))),
      { numRuns: 500 },
    );
  });

  test('that is cut off anywhere is refused', () => {
    const step = Math.ceil(body.length / 150);
    for (let length = 0; length < body.length - 4; length += step) {
      expect(() => desk.open(headers, body.subarray(0, length)), `${length} bytes`).toThrow(MessageFailure);
    }
  });
});

test('headers of any kind are read or refused', () => {
  const words = fc.constantFrom(
    'multipart/signed',
    'application/pkcs7-mime',
    'boundary',
    '=',
    ';',
    '"',
    "'",
    '*0*',
    '%',
  );
  const value = fc
    .array(fc.oneof(words, fc.string({ maxLength: 5 })), { maxLength: 8 })
    .map((all) => all.join(''));
  const [{ body } = { body: Buffer.alloc(0) }] = samples;
  fc.assert(
    fc.property(value, value, value, (type, encoding, disposition) =>
      endsIn(MessageFailure, () =>
        desk.open(
          { 'content-type': type, 'content-transfer-encoding': encoding, 'content-disposition': disposition },
          body,
        ),
      ),
    ),
    { numRuns: 500 },
  );
});

test('receipts that are damaged are read or refused', () => {
  const order = {
    recipient: 'bob',
    originalMessageId: '<1@alice>',
    reportingAgent: 'test',
    text: 'Stored.',
    disposition: 'processed',
    mic: { value: 'AAAA', algorithm: 'SHA1' },
  } as const;
  for (const signer of [undefined, signing]) {
    const { headers, body } = buildMdn({ ...order, ...(signer && { signing: signer }) });
    const type = { 'content-type': headers['Content-Type'] ?? '' };
    const read = (damaged: Buffer) =>
      readMdn({ headers: type, body: damaged, signerCertificates: [alice.certificate] });
    fc.assert(
      fc.property(mutationsOf(Buffer.from(body)), (damaged) => endsIn(MessageFailure, () => read(damaged))),
      { numRuns: 500 },
    );
  }
});

test('any bytes are BER or malformed, to the last value inside', () => {
  const walk = (value: BerValue): void => {
    value.octets();
    for (const child of value.children()) walk(child);
  };
  const tags = fc.constantFrom(0x30, 0x31, 0x24, 0x04, 0xa0, 0x80, 0x00, 0x06, 0x81, 0x84, 0xff);
  const bytes = fc.array(fc.oneof(tags, fc.nat(255)), { maxLength: 200 }).map((all) => Buffer.from(all));
  fc.assert(
    fc.property(bytes, (all) => endsIn(Malformed, () => walk(BerValue.read(all)))),
    { numRuns: 3000 },
  );
});

test('BER of nothing but beginnings, or of endless tiny values, is refused', () => {
  const deep = Buffer.alloc(1_000_000, Buffer.from([0x30, 0x80]));
  expect(() => BerValue.read(deep)).toThrow(Malformed);
  const many = Buffer.concat([Buffer.from([0x24, 0x80]), Buffer.alloc(8_000_000, Buffer.from([0x04, 0x00]))]);
  expect(() => BerValue.read(many)).toThrow(Malformed);
  expect(() => BerValue.read(Buffer.from('3084ffffffff', 'hex'))).toThrow(Malformed);
});

test('parts are found at any boundary that they may have, and nowhere else', () => {
  const boundary = fc.string({ minLength: 1, maxLength: 70, unit: fc.constantFrom(...'abAB01-_=.') });
  const part = fc.string({ maxLength: 40, unit: fc.constantFrom('-', 'a', '=', '\r\n', '\n') });
  fc.assert(
    fc.property(boundary, fc.array(part, { minLength: 1, maxLength: 3 }), (name, parts) => {
      fc.pre(parts.every((text) => !`\n${text}`.includes(`\n--${name}`)));
      const body = parts.map((text) => `--${name}\r\n${text}\r\n`).join('');
      const found = splitMultipart(Buffer.from(`${body}--${name}--\r\n`), name, 3);
      expect(found.map(String)).toEqual(parts);
    }),
  );
});

test('a body of nothing but boundaries is refused', () => {
  const body = Buffer.alloc(4_000_000, '\n--b');
  expect(() => splitMultipart(body, 'b', 2)).toThrow(Malformed);
  expect(() => splitMultipart(Buffer.alloc(4_000_000, '\n--b\n'), 'b', 2)).toThrow(Malformed);
  expect(() => splitMultipart(body, 'b'.repeat(1000), 2)).toThrow(Malformed);
});

test('a parameter is read as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { parameters } = readParameters(`attachment; ${writeParameter('filename', text)}; other=1`);
      expect(parameters.get('filename')).toBe(text);
      expect(parameters.get('other')).toBe('1');
    }),
  );
});
