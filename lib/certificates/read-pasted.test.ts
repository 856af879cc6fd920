/** Certificates as openssl writes them, and everything that people paste in their place. */
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileText } from './containers';
import { decodeBase64, pemBlocks } from './pem';
import { readPasted } from './read-pasted';
import { OpensslFolder } from './test-certificates';

const folder = new OpensslFolder();
beforeAll(() => {
  folder.selfSigned('acme', {
    extensions: [
      'basicConstraints=critical,CA:FALSE',
      'keyUsage=critical,digitalSignature,keyEncipherment',
      'extendedKeyUsage=emailProtection',
      'subjectAltName=DNS:as2.example.com,email:as2@example.com,IP:192.0.2.1',
    ],
  });
  folder.selfSigned('root', { extensions: ['keyUsage=critical,keyCertSign,cRLSign'] });
  folder.issued('middle', 'root', ['basicConstraints=critical,CA:TRUE']);
  folder.issued('leaf', 'middle', ['basicConstraints=critical,CA:FALSE']);
  folder.run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'curve.key');
  folder.run('req', '-x509', '-key', 'curve.key', '-out', 'curve.pem', '-subj', '/CN=curve');
  folder.run('x509', '-in', 'acme.pem', '-outform', 'DER', '-out', 'acme.der');
  folder.run('crl2pkcs7', '-nocrl', '-certfile', 'acme.pem', '-out', 'acme.p7b');
  folder.run('crl2pkcs7', '-nocrl', '-certfile', 'acme.pem', '-outform', 'DER', '-out', 'acme.p7c');
  folder.run('req', '-new', '-key', 'acme.key', '-subj', '/CN=acme', '-out', 'acme.csr');
  folder.run('req', '-in', 'acme.csr', '-outform', 'DER', '-out', 'acme.csr.der');
  folder.run('rsa', '-in', 'acme.key', '-pubout', '-out', 'acme.pub');
  folder.run('rsa', '-in', 'acme.key', '-traditional', '-out', 'acme.pkcs1');
  folder.run('pkcs8', '-topk8', '-in', 'acme.key', '-outform', 'DER', '-nocrypt', '-out', 'acme.key.der');
  folder.run(
    'pkcs12',
    '-export',
    '-in',
    'acme.pem',
    '-inkey',
    'acme.key',
    '-out',
    'acme.p12',
    '-passout',
    'pass:x',
  );
}, 60_000);
afterAll(() => folder.remove());

function read(text: string) {
  const result = readPasted(text);
  if (!result.ok) throw new Error(result.problem.title);
  return result.chain;
}

function problem(text: string) {
  const result = readPasted(text);
  return result.ok ? undefined : result.problem;
}

describe('a certificate', () => {
  it('is told with the facts that OpenSSL and Node tell', () => {
    const [facts] = read(folder.text('acme.pem'));
    const node = new X509Certificate(folder.text('acme.pem'));
    expect(facts).toMatchObject({
      subject: 'CN=acme, O="Acme, Inc.", C=DE',
      commonName: 'acme',
      selfSigned: true,
      keyType: 'RSA',
      bits: 2048,
      signature: 'SHA-256 with RSA',
      authority: false,
      alternativeNames: ['DNS:as2.example.com', 'email:as2@example.com', 'IP:192.0.2.1'],
      purposes: ['e-mail protection'],
      fingerprint: node.fingerprint256,
      notBefore: new Date(node.validFrom).toISOString(),
      notAfter: new Date(node.validTo).toISOString(),
    });
    expect(facts.keyUsage).toEqual(expect.arrayContaining(['digitalSignature', 'keyEncipherment']));
    expect(facts.serial.replaceAll(':', '')).toBe(node.serialNumber);
    expect(facts.pem).toBe(folder.text('acme.pem'));
  });

  it.each([
    [
      'with text around it',
      () => `Bag Attributes\n  friendlyName: acme\n${folder.text('acme.pem')}\nRegards`,
    ],
    ['with Windows line ends', () => folder.text('acme.pem').replaceAll('\n', '\r\n')],
    ['as bare base64', () => pemBlocks(folder.text('acme.pem'))[0]?.body ?? ''],
    ['as a file in DER', () => fileText(folder.bytes('acme.der'))],
    ['as a file in PEM', () => fileText(folder.bytes('acme.pem'))],
    ['inside PKCS#7 in PEM', () => fileText(folder.bytes('acme.p7b'))],
    ['inside PKCS#7 in DER', () => fileText(folder.bytes('acme.p7c'))],
  ])('is read %s', (_, text) => {
    expect(read(text()).map(({ commonName }) => commonName)).toEqual(['acme']);
  });

  it('of an elliptic curve says so', () => {
    expect(read(folder.text('curve.pem'))[0]).toMatchObject({ keyType: 'ECDSA', bits: undefined });
  });

  it('comes before its issuers, whatever their order in the file', () => {
    const names = (text: string) => read(text).map(({ commonName }) => commonName);
    const [leaf, middle, root] = ['leaf', 'middle', 'root'].map((name) => folder.text(`${name}.pem`));
    expect(names(`${leaf}${middle}${root}`)).toEqual(['leaf', 'middle', 'root']);
    expect(names(`${root}${leaf}${middle}${leaf}`)).toEqual(['leaf', 'middle', 'root']);
  });
});

describe('what is refused, and how it is named', () => {
  it.each([
    ['a private key in PKCS#8', 'acme.key', 'private'],
    ['a private key in PKCS#1', 'acme.pkcs1', 'private'],
    ['a private key in DER', 'acme.key.der', 'private'],
    ['a key of a curve', 'curve.key', 'private'],
    ['a PKCS#12 file', 'acme.p12', 'pkcs12'],
    ['a request', 'acme.csr', 'request'],
    ['a request in DER', 'acme.csr.der', 'request'],
    ['a public key', 'acme.pub', 'public-key'],
  ])('%s', (_, file, kind) => {
    expect(problem(fileText(folder.bytes(file)))?.kind).toBe(kind);
  });

  it('a certificate with its private key', () => {
    expect(problem(folder.text('acme.pem') + folder.text('acme.key'))?.kind).toBe('private');
  });

  it('two that belong to no chain', () => {
    const found = problem(folder.text('acme.pem') + folder.text('leaf.pem'));
    expect(found).toMatchObject({ kind: 'several', advice: expect.stringContaining('acme, leaf') });
  });

  it('an SSH key, other text, and nothing', () => {
    expect(problem('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@host')?.kind).toBe('ssh');
    expect(problem('hello')?.kind).toBe('unknown');
    expect(problem('')?.kind).toBe('unknown');
    expect(problem('x'.repeat(300_000))?.kind).toBe('too-long');
    expect(problem(fileText(Uint8Array.from([0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2])))?.kind).toBe('keystore');
  });

  it('a certificate that was cut', () => {
    const lines = folder.text('acme.pem').split('\n');
    expect(problem([...lines.slice(0, 8), ...lines.slice(10)].join('\n'))?.kind).toBe('damaged');
  });
});

it('no changed byte makes the reader throw', () => {
  const der = decodeBase64(pemBlocks(folder.text('acme.pem'))[0]?.body ?? '') ?? new Uint8Array();
  fc.assert(
    fc.property(fc.nat(der.length - 1), fc.nat(255), fc.nat(der.length), (at, byte, length) => {
      const changed = der.slice();
      changed[at] = byte;
      readPasted(fileText(changed));
      readPasted(fileText(changed.slice(0, length)));
      return true;
    }),
    { numRuns: 400 },
  );
});

it('openssl is there', () => {
  expect(execFileSync('openssl', ['version'], { encoding: 'utf8' })).toMatch(/^OpenSSL/);
});
