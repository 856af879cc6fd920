import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { isInstalled } from '../../sftp/openssh';
import { digests, encryptions } from '../cms/algorithms';
import type { DigestAlgorithm, EncryptionAlgorithm } from '../jobs';
import { alice, bob, Desk } from './test-messages';

const desk = new Desk();
afterAll(() => desk.remove());

const digestNames = Object.keys(digests) as DigestAlgorithm[];
const encryptionNames = Object.keys(encryptions) as EncryptionAlgorithm[];
const transports = ['PKCS1', 'OAEP'] as const;
const payload = Buffer.concat([Buffer.from('ISA*00*\r\n--not a boundary\n'), randomBytes(70_000)]);
const entity = Buffer.concat([
  Buffer.from(
    'Content-Type: application/edi-x12\r\nContent-Disposition: attachment; filename="a b.x12"\r\n\r\n',
  ),
  payload,
]);

/** OpenSSL's own reader of multipart/signed does not leave every binary content as it is. */
function partsOf(signed: Buffer): { content: Buffer; signature: Buffer } {
  const boundary = /boundary="([^"]+)"/.exec(signed.toString('latin1'))?.[1] ?? '';
  const [, content = '', signature = ''] = signed.toString('latin1').split(`--${boundary}\r\n`);
  const base64 = signature.slice(signature.indexOf('\r\n\r\n'), signature.indexOf('\r\n--'));
  return {
    content: Buffer.from(content.slice(0, -2), 'latin1'),
    signature: Buffer.from(base64, 'base64'),
  };
}

/** All combinations, one of each algorithm with each transport. */
const combinations = encryptionNames.flatMap((encryption) =>
  digestNames.flatMap((digest) => transports.map((transport) => ({ encryption, digest, transport }))),
);

describe.skipIf(!isInstalled('openssl'))('OpenSSL', () => {
  test.each(combinations)('decrypts and verifies what we make with %o', async (names) => {
    desk.pack(payload, {
      signing: { ...alice, algorithm: names.digest },
      encryption: {
        certificate: bob.certificate,
        algorithm: names.encryption,
        keyTransport: names.transport,
      },
    });
    const decrypt = ['-decrypt', '-inform', 'DER', '-in', 'body', '-recip', 'bob.pem', '-inkey', 'bob.key'];
    await desk.openssl('cms', ...decrypt, '-binary', '-out', 'signed');
    const { content, signature } = partsOf(desk.read('signed'));
    desk.write('content', content);
    desk.write('signature', signature);
    const verify = ['-verify', '-inform', 'DER', '-in', 'signature', '-CAfile', 'alice.pem'];
    await desk.openssl('cms', ...verify, '-binary', '-content', 'content', '-out', 'verified');
    const verified = desk.read('verified');
    expect(verified.subarray(verified.indexOf('\r\n\r\n') + 4).equals(payload)).toBe(true);
  });

  test.each(
    combinations.flatMap((names) => [
      { ...names, streamed: false },
      { ...names, streamed: true },
    ]),
  )('makes what we decrypt and verify with %o', async ({ digest, encryption, transport, streamed }) => {
    desk.write('entity', entity);
    const signer = ['-signer', 'alice.pem', '-inkey', 'alice.key', '-md', digest.toLowerCase()];
    await desk.openssl('cms', '-sign', '-binary', '-in', 'entity', ...signer, '-out', 'signed');
    const cipher = encryption.startsWith('DES') ? '-des3' : `-${encryption.slice(0, 6).toLowerCase()}`;
    const oaep = transport === 'OAEP' ? ['-keyopt', 'rsa_padding_mode:oaep'] : [];
    const form = ['-outform', 'DER', ...(streamed ? ['-stream'] : [])];
    await desk.openssl(
      'cms',
      '-encrypt',
      '-binary',
      '-in',
      'signed',
      cipher,
      ...form,
      '-out',
      'body',
      ...['-recip', 'bob.pem', ...oaep],
    );
    const opened = desk.open({ 'content-type': 'application/pkcs7-mime; smime-type=enveloped-data' });
    expect(opened).toMatchObject({
      encrypted: true,
      signed: true,
      compressed: false,
      fileName: 'a b.x12',
      micAlgorithm: digest,
    });
    expect(opened.payload.equals(payload)).toBe(true);
  });

  test.each(['sha256', 'sha1'].flatMap((mgf) => ['sha256', 'sha512'].map((md) => ({ md, mgf }))))(
    'makes OAEP with other digests that we read: %o',
    async ({ md, mgf }) => {
      desk.write('entity', entity);
      const oaep = ['padding_mode:oaep', `oaep_md:${md}`, `mgf1_md:${mgf}`];
      const options = oaep.flatMap((option) => ['-keyopt', `rsa_${option}`]);
      await desk.openssl(
        ...['cms', '-encrypt', '-binary', '-in', 'entity', '-aes128', '-outform', 'DER', '-out', 'body'],
        ...['-recip', 'bob.pem', ...options],
      );
      expect(desk.open({ 'content-type': 'application/pkcs7-mime' }).payload.equals(payload)).toBe(true);
    },
  );

  test.each([
    { what: 'opaque', options: ['-nodetach'] },
    { what: 'opaque and streamed', options: ['-nodetach', '-stream'] },
    { what: 'opaque without attributes', options: ['-nodetach', '-noattr'] },
    { what: 'by key identifier', options: ['-nodetach', '-keyid'] },
    { what: 'without the certificate', options: ['-nodetach', '-nocerts'] },
  ])('makes signatures that we verify: $what', async ({ options }) => {
    desk.write('entity', entity);
    // One that states its key identifier.
    const subject = ['-subj', '/CN=carol', '-days', '2', '-out', 'carol.pem'];
    await desk.openssl('req', '-x509', '-new', '-key', 'alice.key', ...subject);
    await desk.openssl(
      ...['cms', '-sign', '-binary', '-in', 'entity', '-signer', 'carol.pem', '-inkey', 'alice.key'],
      ...['-outform', 'DER', '-out', 'body', ...options],
    );
    const signerCertificates = [alice.certificate, desk.read('carol.pem').toString()];
    const type = 'application/pkcs7-mime; smime-type=signed-data';
    const opened = desk.open({ 'content-type': type }, undefined, { signerCertificates });
    expect(opened).toMatchObject({ signed: true, encrypted: false });
    expect(opened.payload.equals(payload)).toBe(true);
  });

  test('makes base64 with line feeds only, signed as text, that we verify', async () => {
    desk.write('entity', 'Content-Type: text/plain\n\nfirst\nsecond\n');
    await desk.openssl(
      ...['cms', '-sign', '-in', 'entity', '-signer', 'alice.pem', '-inkey', 'alice.key', '-out', 'signed'],
    );
    const text = desk.read('signed').toString('latin1').replaceAll('\r\n', '\n');
    const end = text.indexOf('\n\n');
    const type = /content-type: (.*)/i.exec(text)?.[1] ?? '';
    expect(desk.open({ 'content-type': type }, text.slice(end + 2))).toMatchObject({ signed: true });
    expect(desk.read('opened').toString()).toBe('first\nsecond\n');
  });
});
