// How each kind of thing enters the index: what it is called, what stands beside it, and the words that find it.

import 'server-only';
import { createHash, X509Certificate } from 'node:crypto';
import type { ListedHostKey, Tag } from '@aws-sdk/client-transfer';
import { customHostName } from '@/lib/servers/host-name';
import { serverName } from '@/lib/servers/rules';
import { describeStoredKey } from '@/lib/ssh-keys/rules';
import type { Spot } from './rules';
import type { Use } from './uses';
import { wordsOfFingerprint, wordsOfHex, wordsOfId, wordsOfName } from './words';

/** A place within an environment. */
export type Local = Omit<Spot, 'environment'>;

export interface Learned extends Local {
  label: string;
  hint: string;
  words: string[];
  uses: readonly Use[];
  /** Told by a list, which knows less than a description: what is known already stays. */
  partial: boolean;
}

type Told = Partial<Pick<Learned, 'hint' | 'uses' | 'partial' | 'server' | 'owner'>>;

function learned(kind: Spot['kind'], id = '', label = '', words: string[] = [], told: Told = {}): Learned {
  const { server = '', owner = '', hint = '', uses = [], partial = false } = told;
  return { kind, server, owner, id, label: label || id, hint, words: [...new Set(words)], uses, partial };
}

export function server(id: string | undefined, tags: readonly Tag[] | undefined, told?: Told): Learned {
  const name = serverName(tags);
  const host = customHostName(tags)?.host;
  const words = [...wordsOfId(id), ...wordsOfName(name), ...wordsOfName(host)];
  return learned('server', id, name, words, { hint: name ? id : host, ...told });
}

export const user = (serverId: string | undefined, name: string | undefined, told?: Told) =>
  learned('user', name, name, wordsOfName(name), { server: serverId ?? '', ...told });

export function key(serverId = '', userName = '', id = '', body = ''): Learned {
  const { algorithm, fingerprint, comment } = describeStoredKey(body);
  const md5 = createHash('md5')
    .update(Buffer.from(body.trim().split(/\s+/)[1] ?? '', 'base64'))
    .digest('hex');
  const words = [...wordsOfFingerprint(fingerprint), md5, ...wordsOfId(id), ...wordsOfName(comment)];
  const hint = [algorithm, comment].filter(Boolean).join(' · ');
  return learned('key', id, fingerprint, words, { server: serverId, owner: userName, hint });
}

/** Its digests too, as browsers and openssl show them. */
function readPem(pem: string | undefined) {
  try {
    const { subject, serialNumber, fingerprint, fingerprint256 } = new X509Certificate(pem ?? '');
    const name = /^CN=(.+)$/m.exec(subject)?.[1] ?? '';
    return { name, serial: serialNumber, digests: [fingerprint, fingerprint256] };
  } catch {
    return { name: '', serial: '', digests: [] };
  }
}

export function certificate(
  id: string | undefined,
  description: string | undefined,
  pem: string | undefined,
  told?: Told,
) {
  const { name, serial, digests } = readPem(pem);
  const words = [
    ...wordsOfId(id),
    ...wordsOfName(description),
    ...wordsOfName(name),
    ...wordsOfHex(serial),
    ...digests.flatMap(wordsOfHex),
  ];
  const hint = serial && `Serial ${serial.toLowerCase()}`;
  return learned('certificate', id, description || name, words, { hint, ...told });
}

export const profile = (id: string | undefined, as2Id: string | undefined, type: string | undefined) =>
  learned('profile', id, as2Id, [...wordsOfId(id), ...wordsOfName(as2Id)], {
    hint: type === 'LOCAL' ? 'Ours' : 'Partner’s',
  });

export const connector = (id: string | undefined, url: string | undefined, told?: Told) =>
  learned('connector', id, url, [...wordsOfId(id), ...wordsOfName(url?.replace(/^\w+:\/\//, ''))], {
    hint: id ?? '',
    ...told,
  });

export const agreement = (
  serverId = '',
  id: string | undefined,
  description: string | undefined,
  told?: Told,
) =>
  learned('agreement', id, description, [...wordsOfId(id), ...wordsOfName(description)], {
    server: serverId,
    hint: description ? (id ?? '') : '',
    ...told,
  });

export const workflow = (id: string | undefined, description: string | undefined, told?: Told) =>
  learned('workflow', id, description, [...wordsOfId(id), ...wordsOfName(description)], {
    hint: description ? (id ?? '') : '',
    ...told,
  });

export const webApp = (
  id: string | undefined,
  url: string | undefined,
  tags: readonly Tag[] | undefined,
  told?: Told,
) =>
  learned(
    'web-app',
    id,
    serverName(tags),
    [...wordsOfId(id), ...wordsOfName(serverName(tags)), ...wordsOfName(url?.replace(/^\w+:\/\//, ''))],
    { hint: url?.replace(/^\w+:\/\//, '') ?? '', ...told },
  );

export const access = (serverId: string | undefined, sid: string | undefined, told?: Told) =>
  learned('access', sid, sid, wordsOfName(sid), { server: serverId ?? '', ...told });

export const hostKey = (serverId: string | undefined, key: ListedHostKey) =>
  learned(
    'host-key',
    key.HostKeyId,
    key.Fingerprint,
    [...wordsOfId(key.HostKeyId), ...wordsOfFingerprint(key.Fingerprint), ...wordsOfName(key.Description)],
    { server: serverId ?? '', hint: key.Description || key.Type || '' },
  );
