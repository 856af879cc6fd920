// The sheet that a partner needs to exchange files with us, as plain text. Pure; runs in the browser too.

import { usageNames } from '@/lib/certificates/rules';
import { digestNames, encryptionNames, mdnSigningNames } from '@/lib/connectors/rules';
import { list, utcDay } from '@/lib/format';
import type { CertificateUsageType } from '@/lib/transfer-model/enums.gen';
import type { KnownConnector } from './objects';

export interface SheetCertificate {
  Usage?: CertificateUsageType;
  fileName: string;
  /** SHA-256, as pairs of hex digits. */
  fingerprint?: string;
  serial?: string;
  notBefore?: string;
  notAfter?: string;
}

export interface Sheet {
  partner: { name: string; as2Id: string };
  our: { name?: string; as2Id: string };
  /** Where the partner sends to; empty where it does not. */
  urls: string[];
  certificates: SheetCertificate[];
  /** By which we send to the partner. */
  connectors: KnownConnector[];
  /** Where asynchronous receipts come from. */
  receiptAddresses: string[];
  signedOnly: boolean;
}

const heading = (text: string) => `${text}\n${'-'.repeat(text.length)}`;

function lines(pairs: readonly (readonly [string, string | undefined])[]): string {
  const filled = pairs.filter((pair): pair is readonly [string, string] => Boolean(pair[1]));
  const width = Math.max(...filled.map(([name]) => name.length)) + 2;
  return filled.map(([name, value]) => `${`${name}:`.padEnd(width)} ${value}`).join('\n');
}

function certificate({
  Usage,
  fileName,
  fingerprint,
  serial,
  notBefore,
  notAfter,
}: SheetCertificate): string {
  const valid = notBefore && notAfter ? `${utcDay(notBefore)} to ${utcDay(notAfter)}` : undefined;
  return lines([
    ['File', fileName],
    ['For', Usage && usageNames[Usage].toLowerCase()],
    ['Serial number', serial],
    ['SHA-256', fingerprint],
    ['Valid', valid],
  ]);
}

const named = (names: Record<string, string>, value: string | undefined) => names[value ?? ''] ?? value;

const receipts: Record<string, string> = {
  SYNC: 'synchronous, on the same connection',
  ASYNC: 'asynchronous',
  NONE: 'none is asked for',
};

function sending({ Url, As2Config, ServiceManagedEgressIpAddresses: addresses }: KnownConnector): string {
  const { MdnResponse = 'SYNC', MdnSigningAlgorithm = 'DEFAULT', SigningAlgorithm } = As2Config;
  const mdnSigning = MdnSigningAlgorithm === 'DEFAULT' ? SigningAlgorithm : MdnSigningAlgorithm;
  return lines([
    ['We send to', Url],
    ['From addresses', list(addresses)],
    ['Encryption', named(encryptionNames, As2Config.EncryptionAlgorithm)],
    ['Signature', named(digestNames, SigningAlgorithm)],
    ['Compression', As2Config.Compression === 'ZLIB' ? 'ZLIB, before signing' : 'none'],
    ['Receipt (MDN)', receipts[MdnResponse]],
    ['Receipt signed by', MdnResponse === 'NONE' ? undefined : named(mdnSigningNames, mdnSigning)],
    ['Receipt goes to', MdnResponse === 'ASYNC' ? As2Config.AsyncMdnConfig?.Url : undefined],
  ]);
}

/** Nothing secret is in it: certificates are public, and it names no role, bucket or account. */
export function onboardingSheet(sheet: Sheet): string {
  const { partner, our, urls, certificates, connectors, receiptAddresses, signedOnly } = sheet;
  const parts = [
    `AS2 with ${our.name ?? our.as2Id}`,
    heading('Identities'),
    lines([
      ['Our AS2 id', our.as2Id],
      ['Your AS2 id', partner.as2Id],
    ]),
  ];
  if (urls.length > 0) {
    parts.push(
      heading('Sending to us'),
      lines([
        ['URL', list(urls)],
        ['Encryption', 'required; AES-256 (CBC) is best, AES-128, AES-192 and triple DES are taken'],
        ['Signature', `${signedOnly ? 'required' : 'welcome'}; SHA-256, SHA-384 or SHA-512`],
        ['Compression', 'ZLIB or none'],
        ['Receipt (MDN)', 'signed where you ask for it, synchronous or asynchronous'],
        ['Receipts come from', list(receiptAddresses)],
      ]),
    );
  }
  parts.push(...connectors.flatMap((connector) => [heading('Receiving from us'), sending(connector)]));
  parts.push(
    heading('Our certificates'),
    certificates.length > 0 ? certificates.map(certificate).join('\n\n') : 'There are none that are active.',
    'Compare the fingerprints with us by telephone before you trust them.',
  );
  return `${parts.join('\n\n')}\n`;
}
