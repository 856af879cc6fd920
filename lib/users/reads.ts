// Reads about users: the list as the API pages it, and one user in full with each key described.

import 'server-only';
import {
  type DescribedUser,
  DescribeUserCommand,
  type ListedUser,
  ListUsersCommand,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { pageToken, serverId, userName } from '@/lib/fields/leaves';
import { type GoneKey, type KnownOfKey, knownKeys } from '@/lib/key-notes/known-keys';
import type { KeyUser } from '@/lib/key-notes/store';
import { describeStoredKey } from '@/lib/ssh-keys/rules';
import { rememberKeys } from '@/lib/ssh-keys/seen-keys';
import { findSuspension, type Suspension, suspensionsOf } from '@/lib/suspensions/store';
import { defineRead } from '@/lib/transfer/read';

/** The first page is part of the HTML, so it fills a screen; the others are the most that ListUsers gives at once. */
const FIRST_PAGE_SIZE = 25;
const PAGE_SIZE = 1_000;

/** What the list shows; ten thousand ARNs would only be carried along. */
export interface UserSummary extends Omit<ListedUser, 'Arn'> {
  suspended?: Suspension;
}

export interface UsersPage {
  Users: UserSummary[];
  NextToken?: string;
}

export const listUsers = defineRead({
  permission: 'ListUsers',
  input: z.object({ serverId, NextToken: pageToken }),
  run: async ({ send, environment }, input): Promise<UsersPage> => {
    const { NextToken, serverId: ServerId } = input;
    const MaxResults = NextToken ? PAGE_SIZE : FIRST_PAGE_SIZE;
    const output = await send(new ListUsersCommand({ ServerId, MaxResults, NextToken }));
    const listed = (output.Users ?? []).map(({ Arn, ...shown }) => shown);
    const names = listed.map(({ UserName = '' }) => UserName);
    const suspensions = await suspensionsOf(environment.id, ServerId, names);
    const Users = listed.map((user): UserSummary => {
      const suspended = suspensions.get(user.UserName ?? '');
      return suspended ? { ...user, suspended } : user;
    });
    return { Users, NextToken: output.NextToken };
  },
});

/** A key as people compare it: what the API keeps, and what ssh-keygen would say of it. */
export interface StoredKey {
  SshPublicKeyId: string;
  SshPublicKeyBody: string;
  DateImported: string;
  algorithm: string;
  bits: number;
  fingerprint: string;
  comment: string;
}

/** With what the console itself knows of it. */
export interface UserKey extends StoredKey {
  known: KnownOfKey;
}

export interface UserDetail extends Omit<DescribedUser, 'SshPublicKeys' | 'UserName'> {
  ServerId: string;
  UserName: string;
  SshPublicKeys: UserKey[];
  /** Keys that went without having been removed here. */
  goneKeys: GoneKey[];
  /** The most that the key policy allows, where the user has more. */
  maximumKeys: number | null;
  suspended: UserSuspension | null;
}

export interface UserSuspension {
  at: number;
  by: string;
  keys: { fingerprint: string; label: string }[];
}

async function suspensionOf(user: KeyUser): Promise<UserSuspension | null> {
  const found = await findSuspension(user);
  if (!found) return null;
  const keys = found.keys.map(({ fingerprint, note }) => ({ fingerprint, label: note?.label ?? '' }));
  return { at: found.at, by: found.by, keys };
}

type ApiKey = NonNullable<DescribedUser['SshPublicKeys']>[number];

function toStoredKey({ SshPublicKeyId = '', SshPublicKeyBody = '', DateImported }: ApiKey): StoredKey {
  const { algorithm, bits, fingerprint, comment } = describeStoredKey(SshPublicKeyBody);
  const imported = DateImported?.toISOString() ?? '';
  return { SshPublicKeyId, SshPublicKeyBody, DateImported: imported, algorithm, bits, fingerprint, comment };
}

export const describeUser = defineRead({
  permission: 'DescribeUser',
  input: z.object({ serverId, userName }),
  run: async ({ send, environment }, input): Promise<UserDetail> => {
    const reference = { ServerId: input.serverId, UserName: input.userName };
    const askedAt = Date.now();
    const { User } = await send(new DescribeUserCommand(reference));
    if (!User) throw new Error('DescribeUser answered without a user.');
    const newestFirst = (User.SshPublicKeys ?? []).map(toStoredKey).sort(byDateDescending);
    const user = { environment: environment.id, ...input };
    await rememberKeys(user, newestFirst);
    const { keys, gone, maximumKeys } = await knownKeys(user, newestFirst, askedAt);
    const suspended = await suspensionOf(user);
    return { ...User, ...reference, SshPublicKeys: keys, goneKeys: gone, maximumKeys, suspended };
  },
});

function byDateDescending(a: StoredKey, b: StoredKey): number {
  return b.DateImported.localeCompare(a.DateImported);
}
