// Reads about partners: the list, one in full, and the contacts to choose a key's owner from.

import 'server-only';
import { z } from 'zod';
import { type Caller, callerIn } from '@/lib/caller';
import { getDatabase } from '@/lib/db/database';
import { can, type GrantRights } from '@/lib/permissions';
import { findEnvironment } from '@/lib/transfer/client';
import { TransferFailure } from '@/lib/transfer/errors';
import { defineConsoleRead } from '@/lib/transfer/read';
import { type AddedKey, keysAddedBy } from './added-keys';
import { type ContactState, contactState, type PartnerState, partnerState } from './rules';

export interface PartnerSummary {
  id: string;
  name: string;
  state: PartnerState;
  contacts: number;
  grants: number;
  /** Epoch milliseconds. */
  lastSeenAt: number | null;
  expiresAt: number | null;
  pendingRequests: number;
}

export interface Contact {
  id: string;
  name: string;
  email: string;
  state: ContactState;
  invitedUntil: number | null;
  lastSeenAt: number | null;
  /** What only those learn who manage partners. */
  hasSecondFactor?: boolean;
}

export interface PartnerGrant extends GrantRights {
  id: string;
  environment: string;
  serverId: string;
  userName: string;
}

export interface PartnerDetail extends Omit<PartnerSummary, 'contacts' | 'grants'> {
  createdAt: number;
  createdBy: string;
  suspendedAt: number | null;
  contacts: Contact[];
  grants: PartnerGrant[];
  /** What the partner added from the portal, for its removal. */
  addedKeys: AddedKey[];
}

async function contactsOf(partnerId?: string) {
  let query = getDatabase()
    .selectFrom('contact')
    .leftJoin('contactInvitation', 'contactInvitation.contactId', 'contact.id')
    .leftJoin('user', 'user.id', 'contact.userId')
    .select([
      'contact.id',
      'partnerId',
      'contact.name',
      'contact.email',
      'userId',
      'suspendedAt',
      'lastSeenAt',
    ])
    .select('user.twoFactorEnabled')
    .select('contactInvitation.expiresAt as invitedUntil');
  if (partnerId !== undefined) query = query.where('partnerId', '=', partnerId);
  return query.orderBy('contact.name').orderBy('contact.email').execute();
}

function latest(moments: (number | null)[]): number | null {
  return moments.reduce<number | null>(
    (last, moment) => (moment !== null && (last === null || moment > last) ? moment : last),
    null,
  );
}

type Visible = (environment: string) => boolean;

/** A member who is limited to some environments learns nothing of the others here either, be it a number. */
const visibleTo =
  (caller: Caller): Visible =>
  (environment) =>
    callerIn(caller, environment) !== undefined;

/** How many rows each partner has in the environments that may be seen. */
function byPartner(
  rows: { partnerId: string; environment: string; count: number }[],
  visible: Visible,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { partnerId, environment, count } of rows) {
    if (visible(environment)) counts.set(partnerId, (counts.get(partnerId) ?? 0) + Number(count));
  }
  return counts;
}

async function grantCounts(visible: Visible) {
  const query = getDatabase().selectFrom('partnerGrant').groupBy(['partnerId', 'environment']);
  const counted = query.select((of) => ['partnerId', 'environment', of.fn.countAll<number>().as('count')]);
  return byPartner(await counted.execute(), visible);
}

async function pendingCounts(visible: Visible) {
  const query = getDatabase().selectFrom('keyRequest').where('state', '=', 'pending');
  const counted = query
    .groupBy(['partnerId', 'environment'])
    .select((of) => ['partnerId', 'environment', of.fn.countAll<number>().as('count')]);
  return byPartner(await counted.execute(), visible);
}

export const listPartners = defineConsoleRead({
  permission: 'ReadPartners',
  input: z.object({}),
  run: async ({ caller }): Promise<PartnerSummary[]> => {
    const now = Date.now();
    const visible = visibleTo(caller);
    const [partners, contacts, grants, pending] = await Promise.all([
      getDatabase().selectFrom('partner').selectAll().orderBy('name').execute(),
      contactsOf(),
      grantCounts(visible),
      pendingCounts(visible),
    ]);
    return partners.map((partner) => {
      const own = contacts.filter(({ partnerId }) => partnerId === partner.id);
      const accounts = own.filter(({ userId }) => userId !== null).length;
      return {
        id: partner.id,
        name: partner.name,
        state: partnerState({ ...partner, contacts: own.length, accounts }, now),
        contacts: own.length,
        grants: grants.get(partner.id) ?? 0,
        lastSeenAt: latest(own.map((contact) => contact.lastSeenAt)),
        expiresAt: partner.expiresAt,
        pendingRequests: pending.get(partner.id) ?? 0,
      };
    });
  },
});

async function sharedWith(partnerId: string): Promise<PartnerGrant[]> {
  const rows = await getDatabase()
    .selectFrom('partnerGrant')
    .selectAll()
    .where('partnerId', '=', partnerId)
    .orderBy('environment')
    .orderBy('serverId')
    .orderBy('userName')
    .execute();
  return rows.map(({ id, environment, serverId, userName, ...row }) => ({
    ...{ id, environment, serverId, userName },
    mayUpload: row.mayUpload === 1,
    mayDelete: row.mayDelete === 1,
    mayGenerate: row.mayGenerate === 1,
    needsApproval: row.needsApproval === 1,
  }));
}

export const describePartner = defineConsoleRead({
  permission: 'ReadPartners',
  input: z.object({ partnerId: z.string().min(1).max(100) }),
  run: async ({ caller }, { partnerId }): Promise<PartnerDetail> => {
    const now = Date.now();
    const visible = visibleTo(caller);
    const partner = await getDatabase()
      .selectFrom('partner')
      .selectAll()
      .where('id', '=', partnerId)
      .executeTakeFirst();
    if (!partner) {
      const message = 'There is no such partner; it may have been removed.';
      throw new TransferFailure({ code: 'PartnerNotFound', kind: 'not-found', message, fields: [] });
    }
    const [contacts, grants, addedKeys, pending] = await Promise.all([
      contactsOf(partnerId),
      sharedWith(partnerId),
      keysAddedBy(partnerId),
      pendingCounts(visible),
    ]);
    const accounts = contacts.filter(({ userId }) => userId !== null).length;
    const manages = can(caller.role, 'ManagePartners');
    return {
      ...partner,
      state: partnerState({ ...partner, contacts: contacts.length, accounts }, now),
      lastSeenAt: latest(contacts.map((contact) => contact.lastSeenAt)),
      pendingRequests: pending.get(partnerId) ?? 0,
      contacts: contacts.map(({ userId, suspendedAt, partnerId: _, twoFactorEnabled, ...contact }) => ({
        ...contact,
        ...(manages && { hasSecondFactor: Boolean(twoFactorEnabled) }),
        state: contactState({ ...contact, suspendedAt, hasAccount: userId !== null }, now),
      })),
      grants: grants.filter(({ environment }) => visible(environment)),
      addedKeys: addedKeys.filter(({ environment }) => findEnvironment(environment) && visible(environment)),
    };
  },
});

export interface OwnerChoice {
  id: string;
  name: string;
  partnerName: string;
}

export const listOwners = defineConsoleRead({
  permission: 'ReadPartners',
  input: z.object({}),
  run: async (): Promise<OwnerChoice[]> =>
    getDatabase()
      .selectFrom('contact')
      .innerJoin('partner', 'partner.id', 'contact.partnerId')
      .select(['contact.id', 'contact.name', 'partner.name as partnerName'])
      .orderBy('partner.name')
      .orderBy('contact.name')
      .execute(),
});
