// What a connector's settings mean, which do not go together, and what to think of a URL. Pure; runs in the browser too.

import type { DescribedConnector } from '@aws-sdk/client-transfer';

export function connectorKind({ Url, SftpConfig, As2Config }: Partial<DescribedConnector>): 'AS2' | 'SFTP' {
  if (SftpConfig) return 'SFTP';
  return As2Config || !/^sftp:/i.test(Url ?? '') ? 'AS2' : 'SFTP';
}

/** How an SFTP connector is called: by the server that it reaches. */
export function serverOf({ Url, EgressConfig }: Partial<DescribedConnector>): string {
  if (Url) return Url.replace(/^sftp:\/\//i, '');
  return EgressConfig?.VpcLattice?.ResourceConfigurationArn?.split('/').at(-1) ?? '';
}

export function connectorHref(environmentId: string, connectorId: string) {
  return `/e/${environmentId}/connectors/${connectorId}` as const;
}

export const encryptionNames = {
  AES128_CBC: 'AES-128 (CBC)',
  AES192_CBC: 'AES-192 (CBC)',
  AES256_CBC: 'AES-256 (CBC)',
  DES_EDE3_CBC: 'Triple DES (CBC)',
  NONE: 'None',
} as const;

export const digestNames = {
  SHA256: 'SHA-256',
  SHA384: 'SHA-384',
  SHA512: 'SHA-512',
  SHA1: 'SHA-1',
  NONE: 'None',
} as const;

export const mdnSigningNames = { DEFAULT: 'As the message', ...digestNames, NONE: 'Unsigned' } as const;

export const mdnMeanings = {
  SYNC: {
    label: 'At once',
    help: 'In the answer to the message. The usual choice.',
  },
  ASYNC: {
    label: 'Later',
    help: 'To a URL of yours, once the partner has looked at the message.',
  },
  NONE: {
    label: 'None',
    help: 'Nothing proves that the file arrived unchanged.',
  },
} as const;

/** `mdnMeanings` by the wire's word, which may be one that this console does not know yet. */
export function mdnName(response: string | undefined): string {
  return mdnMeanings[response as keyof typeof mdnMeanings]?.label ?? response ?? '';
}

export const statusMarks = {
  ACTIVE: { word: 'Active', shape: 'filled' },
  PENDING: { word: 'Being set up', shape: 'turning' },
  ERRORED: { word: 'Failed', shape: 'failed' },
} as const;

/** The sentence beside an algorithm that is still accepted and should not be chosen. */
export function weaknessOf(algorithm: string | undefined): string | undefined {
  if (algorithm === 'DES_EDE3_CBC')
    return 'Triple DES is outdated: take it only for a partner that knows nothing newer.';
  if (algorithm === 'SHA1')
    return 'SHA-1 is broken for signatures: take it only for a partner that knows nothing newer.';
  return undefined;
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
}

export function isHttps(url: string): boolean {
  return parsed(url)?.protocol === 'https:';
}

/** API shape `Url`. */
export const MAX_URL_LENGTH = 255;

/** Why a URL cannot be that of an AS2 partner; undefined where it can. */
export function urlProblem(text: string): string | undefined {
  const url = parsed(text);
  if (!url) return 'Enter a whole URL, such as https://as2.partner.example:4080/as2.';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `AS2 goes over http or https, not over ${url.protocol.slice(0, -1)}.`;
  }
  if (url.username || url.password) return 'Keep user name and password out of the URL: name a secret below.';
  if (text.trim().length > MAX_URL_LENGTH) return `A URL has at most ${MAX_URL_LENGTH} characters.`;
  return undefined;
}

const PRIVATE_IPV4 =
  /^(0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;
const PRIVATE_IPV6 = /^\[(::1?\]|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|::ffff:)/;
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)\.?$/;

/** What is said beside a URL that works only from inside somebody's network; it may still be meant. */
export function urlWarning(text: string): string | undefined {
  const host = parsed(text)?.hostname.toLowerCase();
  if (!host) return undefined;
  const bare = !host.includes('.') && !host.startsWith('[');
  if (!bare && !PRIVATE_IPV4.test(host) && !PRIVATE_IPV6.test(host) && !PRIVATE_NAME.test(host))
    return undefined;
  return `${host} is a private address: AWS sends from its own network, which reaches public addresses only.`;
}

/** The settings that decide whether a message and its receipt are protected. */
export interface Protection {
  EncryptionAlgorithm: string;
  SigningAlgorithm: string;
  MdnSigningAlgorithm: string;
  MdnResponse: string;
}

/** What encryption and signature mean together, worst first, where that needs saying. */
export function messageConsequences({
  EncryptionAlgorithm,
  SigningAlgorithm,
}: Pick<Protection, 'EncryptionAlgorithm' | 'SigningAlgorithm'>): string[] {
  const found: string[] = [];
  if (EncryptionAlgorithm === 'NONE' && SigningAlgorithm === 'NONE')
    found.push('Messages are neither encrypted nor signed: only https protects them, and only on the way.');
  else if (EncryptionAlgorithm === 'NONE')
    found.push('Only https protects the content, and only on the way.');
  else if (SigningAlgorithm === 'NONE')
    found.push('The partner cannot tell that a message is yours; many partners refuse unsigned ones.');
  for (const algorithm of new Set([EncryptionAlgorithm, SigningAlgorithm])) {
    const weakness = weaknessOf(algorithm);
    if (weakness) found.push(weakness);
  }
  return found;
}

/** The same for what is asked of the receipt. */
export function receiptConsequences({
  SigningAlgorithm,
  MdnSigningAlgorithm,
  MdnResponse,
}: Omit<Protection, 'EncryptionAlgorithm'>): string[] {
  if (MdnResponse === 'NONE')
    return ['A transfer counts as done once the partner has taken the bytes: a damaged file is not noticed.'];
  const algorithm = MdnSigningAlgorithm === 'DEFAULT' ? SigningAlgorithm : MdnSigningAlgorithm;
  if (algorithm === 'NONE') return ['Receipts are unsigned: the partner can deny having sent one.'];
  // What is wrong with the algorithm of the message is said there.
  const weakness = MdnSigningAlgorithm === 'DEFAULT' ? undefined : weaknessOf(algorithm);
  return weakness ? [weakness] : [];
}

/** Both together, for a form that shows them in one place. */
export function consequencesOf(settings: Protection): string[] {
  return [...messageConsequences(settings), ...receiptConsequences(settings)];
}

/** Why a secret for Basic authentication or a missing encryption does not go with the URL. */
export function httpsReasons(url: string): { encryption: string; secret: string } | undefined {
  if (isHttps(url)) return undefined;
  return {
    encryption: 'Without encryption the URL must be https, or anyone on the way could read the files.',
    secret: 'A user name and password are sent over https only.',
  };
}
