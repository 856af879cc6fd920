// Reads of the portal. Each sends the members that its page shows, and nothing else of servers, environments or members.

import 'server-only';
import type { DescribedServer } from '@aws-sdk/client-transfer';
import type { KeyPolicy } from '@/lib/key-policies/rules';
import { policyOf } from '@/lib/key-policies/store';
import { type KeyRequest, requestsOf } from '@/lib/key-requests/store';
import type { PartnerCaller } from '@/lib/partner-caller';
import type { GrantRights } from '@/lib/permissions';
import type { Facts } from '@/lib/server-logs/log-line';
import { describeCached } from '@/lib/servers/describe-cache';
import { readEndpoints } from '@/lib/servers/endpoints';
import { seeHostKeys } from '@/lib/servers/host-keys-seen';
import { addressOf, type HostAndPort } from '@/lib/servers/rules';
import { findSuspension } from '@/lib/suspensions/store';
import { senderFor } from '@/lib/transfer/client';
import { describeCache } from '@/lib/transfer/describe-cache';
import { toTransferError } from '@/lib/transfer/errors';
import {
  defineGrantRead,
  definePortalRead,
  type Grant,
  grantsOf,
  type PortalContext,
} from '@/lib/transfer/portal';
import { findLogins } from './log-events';
import { refusalWords } from './log-words';
import { actsOf } from './own-acts';
import { actsSchema, awaitLoginSchema, grantlessSchema, grantSchema } from './schema';
import { lastLogins } from './sessions';
import { acceptedTypes, keyUserOf, type PresentKey, presentKeys } from './user-keys';

/** How a server is, as far as it matters to who connects. */
export type Reachability = 'online' | 'starting' | 'offline';

export type PortalAddress = HostAndPort | { reason: string };

function reachabilityOf({ State }: DescribedServer): Reachability {
  if (State === 'ONLINE') return 'online';
  return State === 'STARTING' ? 'starting' : 'offline';
}

async function addressFor({ grant }: PortalContext, server: DescribedServer): Promise<PortalAddress> {
  if (server.Protocols && !server.Protocols.includes('SFTP'))
    return { reason: 'This server does not take SFTP. Ask the people who invited you how to connect.' };
  const endpoints = await readEndpoints(grant.environment);
  const address = addressOf(server, endpoints, 'SFTP');
  if ('host' in address) return { host: address.host, port: address.port };
  return endpoints.listening
    ? { reason: 'There is no address while the server is offline.' }
    : { reason: 'It is reached on a private network. Ask the people who invited you for its address.' };
}

function describeServerOf({ grant, send }: PortalContext): Promise<DescribedServer> {
  return describeCached({ send, environment: grant.environment }, grant.serverId);
}

export interface PortalKey {
  SshPublicKeyId: string;
  fingerprint: string;
  algorithm: string;
  bits: number;
  comment: string;
  label: string;
  /** A name of the partner's own people, or who it was in general. */
  addedBy: string;
  addedAt: number;
  expiresAt: number | null;
  removeAt: number | null;
  /** Whether the server takes logins with keys of its type. */
  accepted: boolean;
}

export interface PortalRequest {
  id: string;
  kind: KeyRequest['kind'];
  fingerprint: string;
  label: string;
  requestedAt: number;
  state: 'pending' | 'refused';
  reason: string | null;
}

export interface GoneKey {
  fingerprint: string;
  label: string;
  vanishedAt: number;
}

export interface PortalUser {
  grantId: string;
  userName: string;
  rights: GrantRights;
  /** Its keys were put aside by the members. */
  suspended: boolean;
  reachability: Reachability;
  address: PortalAddress;
  /** The fingerprint that AWS names. */
  hostKeyFingerprint: string | null;
  keys: PortalKey[];
  /** Keys that went without anyone's having deleted them here. */
  gone: GoneKey[];
  requests: PortalRequest[];
  policy: KeyPolicy;
  acceptedTypes: string[];
}

/** Another partner's people may share the user; of them nothing is told. */
function isOthers(note: PresentKey['note'], { partnerId }: PartnerCaller): boolean {
  return note?.origin === 'portal' && note.addedByPartnerId !== null && note.addedByPartnerId !== partnerId;
}

function adderOf({ note }: PresentKey, caller: PartnerCaller): string {
  if (note?.origin === 'portal') {
    return note.addedByPartnerId === caller.partnerId ? (note.addedBy ?? caller.partnerName) : 'Someone else';
  }
  return note?.origin === 'console' ? 'The administrators' : 'Outside of this portal';
}

function toPortalKey(key: PresentKey, caller: PartnerCaller): PortalKey {
  const hidden = isOthers(key.note, caller);
  return {
    SshPublicKeyId: key.SshPublicKeyId,
    fingerprint: key.fingerprint,
    algorithm: key.algorithm,
    bits: key.bits,
    comment: hidden ? '' : key.comment,
    label: hidden ? '' : (key.note?.label ?? ''),
    addedBy: adderOf(key, caller),
    addedAt: key.addedAt,
    expiresAt: key.note?.expiresAt ?? null,
    removeAt: key.note?.removeAt ?? null,
    accepted: key.accepted,
  };
}

const TOLD_MS = 30 * 86_400_000;

function openRequests(requests: readonly KeyRequest[], present: readonly PresentKey[]): PortalRequest[] {
  const now = Date.now();
  return requests.flatMap(
    ({ id, kind, fingerprint, label, requestedAt, state, reason, decidedAt }): PortalRequest[] => {
      const wanted = { id, kind, fingerprint, label, requestedAt, reason };
      if (state === 'pending') return [{ ...wanted, state, reason: null }];
      const isOver = present.some((key) => key.fingerprint === fingerprint) === (kind === 'import');
      if (state !== 'refused' || isOver || (decidedAt ?? 0) < now - TOLD_MS) return [];
      return [{ ...wanted, state }];
    },
  );
}

async function userOf(context: PortalContext): Promise<PortalUser> {
  const { caller, grant } = context;
  const user = keyUserOf(context);
  const [server, { keys, notes }, requests, policy, types, suspension] = await Promise.all([
    describeServerOf(context),
    presentKeys(context),
    requestsOf(caller.partnerId, user),
    policyOf(user.environment),
    acceptedTypes(context),
    findSuspension(user),
  ]);
  const { mayUpload, mayDelete, mayGenerate, needsApproval } = grant;
  const gone = notes.flatMap((note): GoneKey[] => {
    const { fingerprint, label, vanishedAt } = note;
    if (vanishedAt === null || vanishedAt < Date.now() - TOLD_MS || isOthers(note, caller)) return [];
    return [{ fingerprint, label, vanishedAt }];
  });
  return {
    grantId: grant.id,
    userName: grant.userName,
    rights: { mayUpload, mayDelete, mayGenerate, needsApproval },
    suspended: suspension !== undefined,
    reachability: reachabilityOf(server),
    address: await addressFor(context, server),
    hostKeyFingerprint: server.HostKeyFingerprint?.replace(/=+$/, '') ?? null,
    keys: keys.map((key) => toPortalKey(key, caller)),
    gone,
    requests: openRequests(requests, keys),
    policy: {
      allowedTypes: policy.allowedTypes,
      minimumRsaBits: policy.minimumRsaBits,
      maximumAgeDays: policy.maximumAgeDays,
      maximumKeys: policy.maximumKeys,
      removeExpired: policy.removeExpired,
    },
    acceptedTypes: types,
  };
}

export const describePortalUser = defineGrantRead({
  permission: 'ReadPortal',
  input: grantSchema,
  run: userOf,
});

export interface SharedUser {
  grantId: string;
  userName: string;
  /** What can be told of it; undefined where the service does not answer or the user is gone. */
  facts?: {
    suspended: boolean;
    reachability: Reachability;
    address: PortalAddress;
    keys: number;
    pending: number;
    /** The key that ends first, if any does. */
    ends: { name: string; at: number; removed: boolean } | null;
  };
}

/** What ends first: an expiry, or a removal at a set date. */
function firstEnd(keys: readonly PortalKey[]) {
  const ends = keys.flatMap(({ label, comment, fingerprint, expiresAt, removeAt }) => {
    const at = removeAt ?? expiresAt;
    return at === null ? [] : [{ name: label || comment || fingerprint, at, removed: removeAt !== null }];
  });
  return ends.sort((a, b) => a.at - b.at)[0] ?? null;
}

async function summaryOf(caller: PartnerCaller, grant: Grant): Promise<SharedUser> {
  const named = { grantId: grant.id, userName: grant.userName };
  try {
    const user = await userOf({ caller, grant, send: senderFor(grant.environment) });
    const { suspended, reachability, address, keys, requests } = user;
    const pending = requests.filter(({ state }) => state === 'pending').length;
    const facts = { suspended, reachability, address, keys: keys.length, pending, ends: firstEnd(keys) };
    return { ...named, facts };
  } catch (error) {
    if (toTransferError(error).code === 'InternalError') console.error(error);
    return named;
  }
}

const AT_ONCE = 5;

export const listPortalUsers = definePortalRead({
  permission: 'ReadPortal',
  input: grantlessSchema,
  run: async ({ caller }): Promise<SharedUser[]> => {
    const grants = await grantsOf(caller.partnerId);
    const users: SharedUser[] = [];
    for (let at = 0; at < grants.length; at += AT_ONCE) {
      const some = grants.slice(at, at + AT_ONCE);
      users.push(...(await Promise.all(some.map((grant) => summaryOf(caller, grant)))));
    }
    return users;
  },
});

export interface PortalHostKey {
  type: string;
  base64: string;
  fingerprint: string;
}

export type PortalHostKeys = { keys: PortalHostKey[]; doubtful: string[] } | { reason: string };

const HOST_KEYS_FRESH_MS = 60_000;
const shownKeys = describeCache<PortalHostKeys>(
  'portal-host-keys',
  (keys) => 'reason' in keys,
  HOST_KEYS_FRESH_MS,
);

/** Connects to the server, at most once a minute however often it is asked. */
export const portalHostKeys = defineGrantRead({
  permission: 'ReadPortal',
  input: grantSchema,
  run: ({ grant, send }): Promise<PortalHostKeys> =>
    shownKeys.get(grant.environment.id, grant.serverId, async () => {
      const seen = await seeHostKeys({ send, environment: grant.environment }, grant.serverId);
      if ('reason' in seen)
        return { reason: 'The server could not be reached from here. Your own computer may be able to.' };
      const told = seen.keys.filter(({ confirmed }) => confirmed);
      const doubtful = seen.keys.filter(({ confirmed }) => !confirmed);
      return {
        keys: told.map(({ type, base64, fingerprint }) => ({ type, base64, fingerprint })),
        doubtful: doubtful.map(({ fingerprint }) => fingerprint),
      };
    }),
});

export type AwaitedLogin =
  | { state: 'no-logging' | 'unreadable' }
  | { state: 'waiting'; refused?: RefusedLogin }
  /** `keyNamed` is false where the log does not say with which key: lines of text do not. */
  | { state: 'seen'; keyNamed: boolean; at: number; address: string | null; client: string | null };

interface RefusedLogin {
  at: number;
  address: string | null;
  /** Null where the log does not name the key. */
  withThisKey: boolean | null;
  why: string;
}

const HOUR_MS = 3_600_000;

/** Whether the user has signed in with this key since a moment, as far as the log tells by now. */
export const awaitPortalLogin = defineGrantRead({
  permission: 'ReadPortal',
  input: awaitLoginSchema,
  run: async (context, { fingerprint, since }): Promise<AwaitedLogin> => {
    const now = Date.now();
    const { events, silence } = await findLogins(context, Math.max(since, now - HOUR_MS), now + HOUR_MS);
    if (silence === 'no-logging' || silence === 'unreadable') return { state: silence };
    /** Null where the event names no key. */
    const isOf = (facts: Facts) => {
      const named = facts['ssh-public-key-fingerprint']?.replace(/=+$/, '');
      return named === undefined ? null : named === fingerprint;
    };
    const logins = events.filter(({ facts }) => facts['activity-type'] === 'CONNECTED');
    const surely = logins.findLast(({ facts }) => isOf(facts));
    const login = surely ?? logins.findLast(({ facts }) => isOf(facts) === null);
    if (login) {
      const client = login.facts.client?.replace(/^SSH-[\d.]+-/, '') ?? null;
      const address = login.facts['source-ip'] ?? null;
      return { state: 'seen', keyNamed: surely !== undefined, at: login.at, address, client };
    }
    const failure = events.findLast(({ facts }) => facts['activity-type'] === 'AUTH_FAILURE');
    if (!failure) return { state: 'waiting' };
    const { facts, at } = failure;
    const told = { at, address: facts['source-ip'] ?? null, withThisKey: isOf(facts) };
    return { state: 'waiting', refused: { ...told, why: refusalWords(facts) } };
  },
});

export const listPortalLogins = defineGrantRead({
  permission: 'ReadPortal',
  input: grantSchema,
  run: lastLogins,
});

export const listPortalActs = definePortalRead({
  permission: 'ReadPortal',
  input: actsSchema,
  run: ({ caller }, { NextToken }) => actsOf(caller, NextToken),
});
