// How the rows of the audit trail hang together: each names the one before by its hash, and bears the console's seal.

import 'server-only';
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import type { AuditTable } from '@/lib/db/tables';

/** What a row says, before it has its place. */
export type AuditContent = Omit<AuditTable, 'sequence' | 'previousHash' | 'hash' | 'seal'>;

export interface Link {
  sequence: number;
  hash: string;
}

/** Made from the console's secret, so that the database's owner alone cannot seal; the id tells one secret from another. */
export interface SealKey {
  id: string;
  key: Buffer;
}

/** The row of `meta` that remembers where the trail ends; an append goes on from there and not from the newest row. */
export const HEAD_KEY = 'audit-head';
export const BEFORE_THE_FIRST: Link = { sequence: 0, hash: '0'.repeat(64) };

/** Every column but the hash itself and what is made from it. New ones go to the end, where older rows have null. */
export const hashedColumns = [
  'sequence',
  'previousHash',
  'id',
  'at',
  'kind',
  'intentId',
  'actorId',
  'actorName',
  'actorRole',
  'sessionId',
  'address',
  'environment',
  'operation',
  'target',
  'subject',
  'input',
  'before',
  'result',
  'errorCode',
  'errorMessage',
  'requestId',
  'after',
] as const satisfies (keyof AuditTable)[];

/** Null is left out, so that a column of a later version changes no hash. */
export function hashOf(row: Omit<AuditTable, 'hash' | 'seal'>): string {
  const said = hashedColumns.filter((column) => row[column] !== null && row[column] !== undefined);
  return createHash('sha256')
    .update(JSON.stringify(said.map((column) => [column, row[column]])))
    .digest('hex');
}

const made = new Map<string, SealKey>();

/** Made once for each secret: deriving it costs as much as all other hashes of a row. */
export function sealKey(secret: string): SealKey {
  const known = made.get(secret) ?? makeSealKey(secret);
  made.set(secret, known);
  return known;
}

function makeSealKey(secret: string): SealKey {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'seals of the audit trail', 32));
  return { id: createHmac('sha256', key).update('id').digest('hex').slice(0, 8), key };
}

function seal({ id, key }: SealKey, text: string): string {
  return `${id}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

export const sealOfRow = (key: SealKey, hash: string) => seal(key, `row ${hash}`);

/** Another one than that of the row, or else an older row would do for the head of a shortened trail. */
export const sealOfHead = (key: SealKey, { sequence, hash }: Link) => seal(key, `head ${sequence} ${hash}`);

export function follow(content: AuditContent, { sequence, hash }: Link, key: SealKey): AuditTable {
  const row = { ...content, sequence: sequence + 1, previousHash: hash };
  const own = hashOf(row);
  return { ...row, hash: own, seal: sealOfRow(key, own) };
}

export interface Head extends Link {
  seal: string;
}

export function writeHead(key: SealKey, { sequence, hash }: Link): string {
  return JSON.stringify({ sequence, hash, seal: sealOfHead(key, { sequence, hash }) } satisfies Head);
}

/** Throws where the text is no head: somebody else wrote it. */
export function readHead(text: string): Head {
  const { sequence, hash, seal } = JSON.parse(text) as Record<string, unknown>;
  if (typeof sequence !== 'number' || typeof hash !== 'string' || typeof seal !== 'string') {
    throw new Error('The remembered head of the audit trail is no head.');
  }
  return { sequence, hash, seal };
}
