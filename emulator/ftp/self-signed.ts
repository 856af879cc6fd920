// Makes a certificate that signs itself, for servers whose certificate nobody gave.

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { INTEGER } from '../as2/cms/ber';
import {
  explicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  time,
  value,
} from '../as2/cms/der';

export interface TlsIdentity {
  /** PEM: the certificate, then those that lead to its authority. */
  cert: string;
  /** PEM. */
  key: string;
}

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';
const ALTERNATIVE_NAMES = '2.5.29.17';
const UTF8_STRING = 0x0c;
const BIT_STRING = 0x03;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

const DAY_MS = 24 * 3600 * 1000;
const VALID_DAYS = 825;

/** For clients on this machine: `localhost` and its addresses. */
export function selfSigned(commonName: string, now: Date): TlsIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const algorithm = sequence(objectIdentifier(ECDSA_WITH_SHA256));
  const attribute = sequence(objectIdentifier(COMMON_NAME), value(UTF8_STRING, Buffer.from(commonName)));
  const name = sequence(setOf(attribute));
  const validity = sequence(
    time(new Date(now.getTime() - DAY_MS)),
    time(new Date(now.getTime() + VALID_DAYS * DAY_MS)),
  );
  const names = sequence(
    value(DNS_NAME, Buffer.from('localhost')),
    value(IP_ADDRESS, Buffer.from([127, 0, 0, 1])),
    value(IP_ADDRESS, Buffer.concat([Buffer.alloc(15), Buffer.from([1])])),
  );
  const extensions = sequence(sequence(objectIdentifier(ALTERNATIVE_NAMES), octetString(names)));
  const signed = sequence(
    explicit(0, integer(2)),
    value(INTEGER, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name,
    validity,
    name,
    publicKey,
    explicit(3, extensions),
  );
  const signature = sign('sha256', signed, privateKey);
  const der = sequence(signed, algorithm, value(BIT_STRING, Buffer.from([0]), signature));
  const lines = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return { cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`, key: privateKey };
}
