import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import * as asn1 from 'asn1js';
import { afterAll, describe, expect, test } from 'vitest';
import { MAX_PAYLOAD_BYTES, type PackOrder } from '../jobs';
import { alice, bob, Desk, failureOf, newIdentity } from './test-messages';

const desk = new Desk();
afterAll(() => desk.remove());

const digest = (algorithm: string, content: string | Buffer) =>
  createHash(algorithm).update(content).digest('base64');

const signing = { ...alice, algorithm: 'SHA256' } as const;
const encryption = { certificate: bob.certificate, algorithm: 'AES128_CBC' } as const;
const encrypted = { 'content-type': 'application/pkcs7-mime; smime-type=enveloped-data' };
/** What the payload looks like inside of a message. */
const whole = (content: string) =>
  `Content-Type: application/edi-x12\r\nContent-Transfer-Encoding: binary\r\n\r\n${content}`;

/** CompressedData around the content, by another library's writer. */
function compressedData(content: Uint8Array, compression = '1.2.840.113549.1.9.16.3.8'): Buffer {
  const oid = (value: string) => new asn1.ObjectIdentifier({ value });
  const tagged = (value: asn1.AsnType) =>
    new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [value] });
  const octets = new asn1.OctetString({ valueHex: Uint8Array.from(content).buffer });
  const encapsulated = new asn1.Sequence({ value: [oid('1.2.840.113549.1.7.1'), tagged(octets)] });
  const algorithm = new asn1.Sequence({ value: [oid(compression)] });
  const inner = new asn1.Sequence({ value: [new asn1.Integer({ value: 0 }), algorithm, encapsulated] });
  const outer = new asn1.Sequence({ value: [oid('1.2.840.113549.1.9.16.1.9'), tagged(inner)] });
  return Buffer.from(outer.toBER());
}

describe('a message', () => {
  const options: Partial<PackOrder>[] = [false, true].flatMap((compress) =>
    [undefined, signing].flatMap((sign) =>
      [undefined, encryption].map((encrypt) => ({
        compress,
        ...(sign && { signing: sign }),
        ...(encrypt && { encryption: encrypt }),
      })),
    ),
  );

  test.each(options)('that is packed with %o is opened as it was, with the same MIC', (order) => {
    const content = Buffer.concat([Buffer.from('a\r\n--x\r\n'), Buffer.alloc(5000, 'data\n')]);
    const packed = desk.pack(content, { ...order, fileName: 'Übergabe "1".edi' });
    const opened = desk.open(packed.lower, undefined, { micAlgorithm: packed.micAlgorithm });
    expect(opened).toMatchObject({
      compressed: order.compress,
      signed: order.signing !== undefined,
      encrypted: order.encryption !== undefined,
      fileName: 'Übergabe "1".edi',
      contentType: 'application/edi-x12',
      mic: packed.mic,
      size: content.length,
    });
    expect(opened.payload.equals(content)).toBe(true);
  });

  test('may be empty', () => {
    const { lower } = desk.pack('', { compress: true, signing, encryption });
    expect(desk.open(lower)).toMatchObject({ size: 0 });
  });

  test('has no place for headers that a name or a type would bring along', () => {
    const fileName = 'a"\r\nX-Evil: 1\r\n.edi';
    const { headers, lower } = desk.pack('x', { fileName, contentType: 'text/plain\r\nX-Evil: 2' });
    expect(JSON.stringify(headers)).not.toMatch(/\\r|\\n/);
    expect(desk.open(lower)).toMatchObject({ fileName, contentType: 'application/octet-stream' });
  });
});

describe('the MIC', () => {
  test('of a signed message is the digest of the signed part with its header, by the algorithm of the signature', () => {
    expect(desk.pack('abc', { signing, encryption })).toMatchObject({
      mic: digest('sha256', whole('abc')),
      micAlgorithm: 'SHA256',
    });
  });

  test('of a message compressed before it is signed is that of the compressed part', () => {
    const { mic, headers } = desk.pack('abc', { compress: true, signing });
    const boundary = /boundary="([^"]+)"/.exec(headers['Content-Type'] ?? '')?.[1] ?? '';
    const [, part = ''] = desk.read('body').toString('latin1').split(`--${boundary}\r\n`);
    expect(mic).toBe(digest('sha256', Buffer.from(part.slice(0, -2), 'latin1')));
  });

  test('of a message that is only encrypted, or compressed too, is that of the plain part with its header', () => {
    const mic = digest('sha512', whole('abc'));
    expect(desk.pack('abc', { encryption, micAlgorithm: 'SHA512' })).toMatchObject({ mic });
    expect(desk.pack('abc', { encryption, compress: true, micAlgorithm: 'SHA512' })).toMatchObject({ mic });
  });

  test('of a message that is neither is that of the content alone, by SHA-1 unless told otherwise', () => {
    // The digest of "abc" that FIPS 180 gives.
    const mic = Buffer.from('a9993e364706816aba3e25717850c26c9cd0d89d', 'hex').toString('base64');
    const packed = desk.pack('abc');
    expect(packed).toMatchObject({ mic, micAlgorithm: 'SHA1' });
    expect(desk.open(packed.lower, undefined, { micAlgorithm: 'SHA1' })).toMatchObject({ mic });
  });
});

describe('compression', () => {
  test('is what another reader finds, down to the zlib stream', () => {
    desk.pack('abc'.repeat(1000), { compress: true });
    const { result, offset } = asn1.fromBER(Uint8Array.from(desk.read('body')).buffer);
    expect(offset).toBe(desk.read('body').length);
    const members = (value: unknown) => (value as asn1.Constructed).valueBlock.value;
    const [type, content] = members(result);
    expect((type as asn1.ObjectIdentifier).valueBlock.toString()).toBe('1.2.840.113549.1.9.16.1.9');
    const [version, algorithm, encapsulated] = members(members(content)[0]);
    expect((version as asn1.Integer).valueBlock.valueDec).toBe(0);
    expect((members(algorithm)[0] as asn1.ObjectIdentifier).valueBlock.toString()).toBe(
      '1.2.840.113549.1.9.16.3.8',
    );
    const octets = members(members(encapsulated)[1])[0] as asn1.OctetString;
    const plain = inflateSync(new Uint8Array(octets.valueBlock.valueHexView)).toString();
    expect(plain).toBe(whole('abc'.repeat(1000)));
  });

  test('of another writer is undone, outside of a signature as well as inside', () => {
    const plain = desk.open(
      { 'content-type': 'application/pkcs7-mime' },
      compressedData(deflateSync(whole('in'))),
    );
    expect(plain).toMatchObject({ compressed: true, signed: false });
    expect(plain.payload.toString()).toBe('in');
    const signed = desk.pack('outside', { signing });
    const part = `Content-Type: ${signed.headers['Content-Type']}\r\n\r\n${desk.read('body').toString('latin1')}`;
    const body = compressedData(deflateSync(Buffer.from(part, 'latin1')));
    const opened = desk.open({ 'content-type': 'application/pkcs7-mime' }, body);
    expect(opened).toMatchObject({ compressed: true, signed: true, mic: signed.mic });
    expect(opened.payload.toString()).toBe('outside');
  });
});

describe('a failure', () => {
  const open = (headers: Record<string, string>, body?: string | Buffer) =>
    failureOf(() => desk.open(headers, body));

  test('of the signature says whether the signer is unknown or the content was changed', () => {
    const mallory = newIdentity('mallory');
    const unknown = desk.pack('abc', { signing: { ...mallory, algorithm: 'SHA256' } });
    expect(open(unknown.lower)).toMatchObject({
      code: 'VERIFICATION_FAILED_NO_MATCHING_KEY_FOUND',
      modifier: 'authentication-failed',
    });
    const { lower } = desk.pack('the order of Acme', { signing });
    const changed = desk.read('body').toString('latin1').replace('the order of Acme', 'abd');
    expect(open(lower, Buffer.from(changed, 'latin1'))).toMatchObject({
      code: 'VERIFICATION_FAILED',
      modifier: 'integrity-check-failed',
    });
  });

  test('of a signature by another key under the name of the partner is no match', () => {
    const forged = { certificate: alice.certificate, privateKey: newIdentity('x').privateKey };
    const { lower } = desk.pack('abc', { signing: { ...forged, algorithm: 'SHA256' } });
    expect(open(lower)).toMatchObject({ code: 'VERIFICATION_FAILED', modifier: 'authentication-failed' });
  });

  test.each([
    [
      'another recipient',
      'DECRYPT_FAILED_NO_DECRYPTION_KEY_FOUND',
      () => {
        desk.pack('abc', { encryption: { ...encryption, certificate: alice.certificate } });
      },
    ],
    [
      'an algorithm that is not supported',
      'DECRYPT_FAILED_UNSUPPORTED_ENCRYPTION_ALG',
      () => {
        desk.pack('abc', { encryption });
        const body = desk.read('body');
        const aes128 = body.indexOf(Buffer.from('608648016503040102', 'hex'));
        body[aes128 + 8] = 6;
        desk.write('body', body);
      },
    ],
    [
      'a key that is not ours',
      'DECRYPT_FAILED',
      () => {
        desk.pack('abc', { encryption });
        const body = desk.read('body');
        // The padding of the last block follows from the block before it.
        body[body.length - 17] = (body.at(-17) ?? 0) ^ 0x40;
        desk.write('body', body);
      },
    ],
    ['no CMS', 'DECRYPT_FAILED_INVALID_SMIME_FORMAT', () => void desk.write('body', 'hello')],
    [
      'a part that is no MIME',
      'DECRYPT_FAILED_INVALID_SMIME_FORMAT',
      () => {
        desk.pack('abc', { encryption });
        const body = desk.read('body');
        desk.write('body', body.subarray(0, body.length - 16));
      },
    ],
  ])('of decryption: %s', (_, code, make) => {
    make();
    const failure = open(encrypted);
    expect(failure.modifier).toBe('decryption-failed');
    if (code !== 'DECRYPT_FAILED_INVALID_SMIME_FORMAT') expect(failure.code).toBe(code);
  });

  test('is what a message that is encrypted, signed or compressed twice ends in', () => {
    const inner = desk.pack('abc', { compress: true });
    const type = inner.headers['Content-Type'] ?? '';
    desk.pack(desk.read('body'), { contentType: type, encryption, compress: true });
    expect(open(encrypted)).toMatchObject({ code: 'DUPLICATE_MESSAGE' });
    desk.pack('abc', { encryption });
    desk.pack(desk.read('body'), { contentType: encrypted['content-type'], encryption });
    expect(open(encrypted)).toMatchObject({ code: 'DUPLICATE_MESSAGE' });
  });

  test('is what becomes of compression by other means, damaged, or without end', () => {
    const type = { 'content-type': 'application/pkcs7-mime; smime-type=compressed-data' };
    const wrong = [
      compressedData(deflateSync(whole('x')), '1.2.3.4'),
      compressedData(deflateSync(whole('x')).subarray(0, 20)),
      compressedData(deflateSync('neither header nor body')),
    ];
    for (const body of wrong) expect(open(type, body)).toMatchObject({ code: 'DECOMPRESSION_FAILED' });
    const bomb = compressedData(deflateSync(Buffer.alloc(2 * MAX_PAYLOAD_BYTES)));
    expect(open(type, bomb)).toMatchObject({ code: 'FILE_SIZE_TOO_LARGE' });
  });

  test('of a file over 100 MB comes before it is read', () => {
    const failure = failureOf(() => desk.pack(Buffer.alloc(MAX_PAYLOAD_BYTES + 1)));
    expect(failure).toMatchObject({ code: 'FILE_SIZE_TOO_LARGE', message: 'The file is larger than 100 MB' });
  });
});

describe('transfer encodings', () => {
  test.each([
    ['base64', 'aGVsbG8g\nd29ybGQ=\n'],
    ['quoted-printable', 'hello=20wor=\r\nld'],
    ['7bit', 'hello world'],
    ['', 'hello world'],
  ])('%s is undone', (encoding, body) => {
    const headers = { 'content-type': 'text/plain', 'content-transfer-encoding': encoding };
    expect(desk.open(headers, body).payload.toString()).toBe('hello world');
  });

  test('of an encrypted message may be base64, said or unsaid', () => {
    desk.pack('abc', { signing, encryption });
    const base64 = desk.read('body').toString('base64').replace(/.{64}/g, '$&\n');
    expect(desk.open(encrypted, base64).payload.toString()).toBe('abc');
    const said = { ...encrypted, 'content-transfer-encoding': 'base64' };
    expect(desk.open(said, base64).payload.toString()).toBe('abc');
  });

  test('that are not known are a failure', () => {
    const headers = { 'content-type': 'text/plain', 'content-transfer-encoding': 'x-uuencode' };
    expect(failureOf(() => desk.open(headers, 'x'))).toMatchObject({ code: 'INVALID_REQUEST' });
  });
});
