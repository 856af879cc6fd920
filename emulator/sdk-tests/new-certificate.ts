// Makes certificates for tests, good ones and such as no authority would issue.

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate,
  Extension,
  Extensions,
  id_ce_basicConstraints,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

export interface NewCertificate {
  /** PEM. */
  certificate: string;
  /** PEM, PKCS #8. */
  privateKey: string;
  name: string;
}

interface Wishes {
  name?: string;
  /** The key of the certificate; an RSA key of 2048 bits, made once for each file of tests, unless given. */
  key?: KeyObject;
  /** Instead of `key`'s own, where an issuer signs. */
  publicKey?: KeyObject;
  issuer?: NewCertificate;
  ca?: boolean;
  notBefore?: Date;
  notAfter?: Date;
  serial?: Buffer;
}

let rsa: KeyObject | undefined;

/** Read back from its text: Node 20 can hang for good when it exports, as JWK, a key that it has just generated. */
export function newRsaKey(modulusLength: number): KeyObject {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return createPrivateKey(privateKey);
}

export function newCertificate(wishes: Wishes = {}): NewCertificate {
  rsa ??= newRsaKey(2048);
  const { name = 'test', key = rsa, ca = false, issuer } = wishes;
  const privateKey = key.export({ format: 'pem', type: 'pkcs8' }).toString();
  const signature = sha256With(issuer?.privateKey ?? privateKey);
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: bytes(wishes.serial ?? Buffer.concat([Buffer.of(1), randomBytes(15)])),
    signature,
    issuer: named(issuer?.name ?? name),
    subject: named(name),
    validity: new Validity({
      notBefore: wishes.notBefore ?? new Date(Date.now() - 86_400_000),
      notAfter: wishes.notAfter ?? new Date(Date.now() + 365 * 86_400_000),
    }),
    subjectPublicKeyInfo: AsnConvert.parse(
      publicHalf(wishes.publicKey ?? key).export({ format: 'der', type: 'spki' }),
      SubjectPublicKeyInfo,
    ),
    extensions: new Extensions([
      new Extension({
        extnID: id_ce_basicConstraints,
        critical: true,
        extnValue: new OctetString(AsnConvert.serialize(new BasicConstraints({ cA: ca }))),
      }),
    ]),
  });
  const certificate = new Certificate({
    tbsCertificate,
    signatureAlgorithm: signature,
    signatureValue: bytes(
      sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), issuer?.privateKey ?? privateKey),
    ),
  });
  return {
    certificate: pem('CERTIFICATE', Buffer.from(AsnConvert.serialize(certificate))),
    privateKey,
    name,
  };
}

/** Base64 in lines of 64, between BEGIN and END. */
export function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

const publicHalf = (key: KeyObject) => (key.type === 'private' ? createPublicKey(key) : key);

const oids = { rsa: '1.2.840.113549.1.1.11', ecdsa: '1.2.840.10045.4.3.2' };

function sha256With(privateKey: string): AlgorithmIdentifier {
  const type = createPublicKey(privateKey).asymmetricKeyType;
  return type === 'rsa'
    ? new AlgorithmIdentifier({ algorithm: oids.rsa, parameters: null })
    : new AlgorithmIdentifier({ algorithm: oids.ecdsa });
}

function named(name: string): Name {
  const value = new AttributeValue({ utf8String: name });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: '2.5.4.3', value })])]);
}

/** The schema wants an ArrayBuffer of its own. */
function bytes(buffer: Buffer): ArrayBuffer {
  return Uint8Array.from(buffer).buffer;
}
