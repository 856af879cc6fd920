/** Certificates that the console makes, as Node and openssl see them. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateCertificate } from './generate';
import { readPrivateKey } from './private-key';
import { readPasted } from './read-pasted';
import { findingsOf, mismatch } from './rules';
import { OpensslFolder } from './test-certificates';

it('a generated certificate verifies itself, fits its key, and nothing speaks against it', async () => {
  const made = await generateCertificate({
    CommonName: 'Acme, "AS2" + more',
    Organization: 'Ünïcode GmbH',
    Country: 'de',
    bits: 3072,
    days: 730,
  });
  const certificate = new X509Certificate(made.certificate);
  expect(certificate.checkPrivateKey(createPrivateKey(made.privateKey))).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);

  const read = readPasted(made.certificate);
  const key = readPrivateKey(made.privateKey);
  if (!read.ok || !key.ok) throw new Error('not read');
  const [facts] = read.chain;
  expect(facts).toMatchObject({
    commonName: 'Acme, "AS2" + more',
    selfSigned: true,
    bits: 3072,
    notBefore: made.notBefore.toISOString(),
    notAfter: made.notAfter.toISOString(),
  });
  expect(facts.subject).toContain('O=Ünïcode GmbH, C=DE');
  expect(mismatch(facts, key.key)).toBeUndefined();
  expect(findingsOf(facts, 'BOTH', Date.now())).toEqual([]);

  const folder = new OpensslFolder();
  writeFileSync(join(folder.path, 'made.pem'), made.certificate);
  folder.run('verify', '-CAfile', 'made.pem', '-purpose', 'smimesign', 'made.pem');
  folder.remove();
}, 60_000);
