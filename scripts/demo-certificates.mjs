// Sample certificates in every state for the profiles of the demo: running out, overlapping, with a gap, over, and yet to come.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { ImportCertificateCommand, UpdateProfileCommand } from '@aws-sdk/client-transfer';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import * as x509 from '@peculiar/asn1-x509';

const DAY_MS = 86_400_000;
const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';

/** @typedef {{ certificate: string, privateKey: string }} Pair */

/** @param {number} days */
const inDays = (days) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * DAY_MS);

/** @param {string} type @param {string} utf8String */
function namePart(type, utf8String) {
  const value = new x509.AttributeValue({ utf8String });
  return new x509.RelativeDistinguishedName([new x509.AttributeTypeAndValue({ type, value })]);
}

/** A pair whose certificate signs itself. @param {string} commonName @param {number} from @param {number} to @returns {Pair} */
function selfSigned(commonName, from, to) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const name = new x509.Name([namePart('2.5.4.10', commonName), namePart('2.5.4.3', `${commonName} AS2`)]);
  const serial = new Uint8Array(randomBytes(16));
  serial[0] = 0x5a;
  const keyId = createHash('sha1').update(spki).digest();
  const signature = new x509.AlgorithmIdentifier({ algorithm: SHA256_WITH_RSA, parameters: null });
  const { digitalSignature, keyEncipherment } = x509.KeyUsageFlags;
  /** @param {string} extnID @param {object} value */
  const extension = (extnID, value) =>
    new x509.Extension({ extnID, critical: false, extnValue: new OctetString(AsnConvert.serialize(value)) });
  const body = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: serial.buffer,
    signature,
    issuer: name,
    subject: name,
    validity: new x509.Validity({ notBefore: inDays(from), notAfter: inDays(to) }),
    subjectPublicKeyInfo: AsnConvert.parse(new Uint8Array(spki), x509.SubjectPublicKeyInfo),
    extensions: new x509.Extensions([
      extension(x509.id_ce_basicConstraints, new x509.BasicConstraints({ cA: false })),
      extension(x509.id_ce_keyUsage, new x509.KeyUsage(digitalSignature | keyEncipherment)),
      extension(x509.id_ce_subjectKeyIdentifier, new x509.SubjectKeyIdentifier(new Uint8Array(keyId))),
    ]),
  });
  const signed = sign('sha256', new Uint8Array(AsnConvert.serialize(body)), privateKey);
  const certificate = new x509.Certificate({
    tbsCertificate: body,
    signatureAlgorithm: signature,
    signatureValue: new Uint8Array(signed).buffer,
  });
  const lines =
    Buffer.from(AsnConvert.serialize(certificate))
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

/**
 * Validity in days from now, and when each usage of it counts where that differs.
 * @type {{ as2Id: string, company: string, valid: [number, number], uses: { usage: 'SIGNING' | 'ENCRYPTION' | 'TLS', description?: string, active?: number, inactive?: number }[] }[]}
 */
const samples = [
  {
    as2Id: 'EXAMPLE-CORP',
    company: 'Example Corp',
    valid: [-300, 65],
    uses: [
      { usage: 'SIGNING', description: 'example-signing-2026', inactive: 40 },
      { usage: 'ENCRYPTION', description: 'example-encryption-2026', inactive: 40 },
    ],
  },
  {
    as2Id: 'EXAMPLE-CORP',
    company: 'Example Corp',
    valid: [-2, 728],
    uses: [
      { usage: 'SIGNING', description: 'example-signing-2028', active: 12 },
      { usage: 'ENCRYPTION', description: 'example-encryption-2028' },
    ],
  },
  {
    as2Id: 'EXAMPLE-CORP-TEST',
    company: 'Example Corp (test)',
    valid: [-30, 335],
    uses: [{ usage: 'SIGNING' }, { usage: 'ENCRYPTION' }],
  },
  {
    as2Id: 'ACME-EDI',
    company: 'Acme',
    valid: [-200, 400],
    uses: [
      { usage: 'SIGNING', description: 'acme-signing' },
      { usage: 'ENCRYPTION', description: 'acme-encryption' },
      { usage: 'TLS', description: 'acme-https' },
    ],
  },
  {
    as2Id: 'BLUEBIRD_LOGISTICS',
    company: 'Bluebird Logistics',
    valid: [-353, 11.5],
    uses: [
      { usage: 'SIGNING', description: 'bluebird-signing' },
      { usage: 'ENCRYPTION', description: 'bluebird' },
    ],
  },
  {
    as2Id: 'BLUEBIRD_LOGISTICS',
    company: 'Bluebird Logistics',
    valid: [-1, 700],
    uses: [{ usage: 'SIGNING', description: 'bluebird-signing-next', active: 20 }],
  },
  {
    as2Id: 'OLDTIMER01',
    company: 'Oldtimer Parts',
    valid: [-700, 30],
    uses: [{ usage: 'SIGNING', description: 'oldtimer', inactive: -4 }],
  },
];

/** @param {import('@aws-sdk/client-transfer').TransferClient} client @param {Record<string, string>} profiles by AS2 id */
export async function seedCertificates(client, profiles) {
  /** @type {Map<string, string[]>} */
  const held = new Map();
  for (const { as2Id, company, valid, uses } of samples) {
    const { certificate, privateKey } = selfSigned(company, ...valid);
    for (const { usage, description, active, inactive } of uses) {
      const { CertificateId = '' } = await client.send(
        new ImportCertificateCommand({
          Usage: usage,
          Certificate: certificate,
          PrivateKey: as2Id.startsWith('EXAMPLE') ? privateKey : undefined,
          Description: description,
          ActiveDate: active === undefined ? undefined : inDays(active),
          InactiveDate: inactive === undefined ? undefined : inDays(inactive),
        }),
      );
      held.set(as2Id, [...(held.get(as2Id) ?? []), CertificateId]);
    }
  }
  for (const [as2Id, CertificateIds] of held) {
    await client.send(new UpdateProfileCommand({ ProfileId: profiles[as2Id], CertificateIds }));
  }
}
