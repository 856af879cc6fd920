import { afterEach, describe, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';

const INVITER = { userId: 'u-ana', name: 'Ana' };
const PASSWORD = 'correct horse battery';
const user = { environment: 'local', serverId: 's-0123456789abcdef0', userName: 'alice' };
const rights = { mayUpload: true, mayDelete: false, mayGenerate: true, needsApproval: true };

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine);
  const { db } = opened;
  const store = await import('./store');
  const contacts = await import('./contacts');
  const accounts = await import('@/lib/members/accounts');
  const add = async (partner: string) => {
    const partnerId = await store.createPartner({ name: partner, expiresAt: null }, 'Ana');
    return { partnerId, partner };
  };
  const invite = async (ref: { partnerId: string; partner: string }, name: string) => {
    const email = `${name}@example.com`;
    const link = await contacts.inviteContact({ ...ref, name, email }, INVITER);
    const { id } = await db
      .selectFrom('contact')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    return { token: link.split('/').at(-1) ?? '', contact: { ...ref, contactId: id, email } };
  };
  /** A contact with an account and a session. */
  const join = async (ref: { partnerId: string; partner: string }, name: string) => {
    const { token, contact } = await invite(ref, name);
    const member = await contacts.acceptInvitation(token, { name, password: PASSWORD });
    const { getAuth } = await import('@/lib/auth/auth');
    const { internalAdapter } = await getAuth().$context;
    await internalAdapter.createSession(member?.userId ?? '');
    return { contact, userId: member?.userId ?? '' };
  };
  const sessions = async () => {
    const rows = await db
      .selectFrom('session')
      .innerJoin('user', 'user.id', 'session.userId')
      .select('user.name')
      .execute();
    return rows.map(({ name }) => name).sort();
  };
  return { db, add, invite, join, sessions, accounts, contacts, store, grants: await import('./grants') };
}

describe.each(engines)('partners on %s', { timeout: 30_000 }, (engine) => {
  test('a contact joins once by a link of which only the hash is kept, as no member', async () => {
    const { db, add, invite, contacts } = await open(engine);
    const { token } = await invite(await add('Acme'), 'carla');
    expect(JSON.stringify(await db.selectFrom('contactInvitation').selectAll().execute())).not.toContain(
      token,
    );
    const accept = () => contacts.acceptInvitation(token, { name: 'Carla', password: PASSWORD });
    const both = await Promise.allSettled([accept(), accept()]);
    const joined = both.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
    expect(joined).toMatchObject([{ email: 'carla@example.com', role: 'partner' }]);
    expect(await db.selectFrom('contact').select(['name', 'userId']).execute()).toEqual([
      { name: 'Carla', userId: joined[0]?.userId },
    ]);
    expect(await contacts.findContactInvitation(token)).toBeUndefined();
  });

  test('a link ends after seven days, with the next one, and when the contact is removed', async () => {
    const { db, add, invite, contacts } = await open(engine);
    const { token, contact } = await invite(await add('Acme'), 'carla');
    const again = (await contacts.resendInvitation(contact, INVITER)).split('/').at(-1) ?? '';
    expect(await contacts.findContactInvitation(token)).toBeUndefined();
    expect(await contacts.findContactInvitation(again)).toMatchObject({ partnerName: 'Acme' });
    const [row] = await db.selectFrom('contactInvitation').selectAll().execute();
    expect((row?.expiresAt ?? 0) - (row?.createdAt ?? 0)).toBe(7 * 24 * 3_600_000);
    await db.updateTable('contactInvitation').set({ expiresAt: Date.now() }).execute();
    expect(await contacts.findContactInvitation(again)).toBeUndefined();
    await contacts.removeContact(contact);
    expect(await db.selectFrom('contactInvitation').selectAll().execute()).toEqual([]);
  });

  test.each(['suspended', 'over'])('nobody joins a partner whose access is %s', async (how) => {
    const { add, invite, contacts, store } = await open(engine);
    const ref = await add('Acme');
    const { token } = await invite(ref, 'carla');
    if (how === 'suspended') await store.suspendPartner(ref);
    else await store.changePartner(ref, { name: 'Acme', expiresAt: Date.now() - 1 });
    expect(await contacts.acceptInvitation(token, { name: 'Carla', password: PASSWORD })).toBeUndefined();
  });

  test('an address is a member’s or a contact’s, never both', async () => {
    const { add, invite, accounts, contacts } = await open(engine);
    await accounts.createAccount({
      name: 'Ana',
      role: 'admin',
      email: 'ana@example.com',
      password: PASSWORD,
    });
    const ref = await add('Acme');
    const { issueInvitation } = await import('@/lib/members/invitations');
    await issueInvitation({ email: 'bob@example.com', role: 'viewer' }, INVITER);
    for (const name of ['ana', 'bob']) {
      const asked = contacts.inviteContact({ ...ref, name, email: `${name}@example.com` }, INVITER);
      await expect(asked).rejects.toMatchObject({ error: { code: 'MemberExists' } });
    }
    await invite(ref, 'carla');
    const { refuseContactAddress } = await import('@/lib/members/addresses');
    await expect(refuseContactAddress('Carla@example.com')).rejects.toMatchObject({
      error: { code: 'ContactExists' },
    });
  });

  test('suspending a partner ends the sessions of all its contacts and of nobody else', async () => {
    const { add, join, sessions, store } = await open(engine);
    const [acme, other] = [await add('Acme'), await add('Other')];
    await join(acme, 'carla');
    await join(acme, 'dan');
    await join(other, 'eve');
    await store.suspendPartner(acme);
    expect(await sessions()).toEqual(['eve']);
  });

  test('suspending a contact ends its sessions alone', async () => {
    const { add, join, sessions, contacts } = await open(engine);
    const acme = await add('Acme');
    const { contact } = await join(acme, 'carla');
    await join(acme, 'dan');
    await contacts.suspendContact(contact);
    expect(await sessions()).toEqual(['dan']);
  });

  test('a removed partner leaves no account, contact, grant or request; its keys keep who added them', async () => {
    const { db, add, join, grants, store } = await open(engine);
    const [acme, other] = [await add('Acme'), await add('Other')];
    const { contact } = await join(acme, 'carla');
    await join(other, 'eve');
    for (const ref of [acme, other]) await grants.addGrant(ref, user, rights);
    const { noteNew } = await import('@/lib/key-notes/store');
    const key = { fingerprint: 'SHA256:one', sshPublicKeyId: 'key-1', label: 'Payroll', expiresAt: null };
    await noteNew(user, { ...key, ownerContactId: contact.contactId, addedBy: 'Carla', origin: 'portal' });
    await store.deletePartner(acme);
    expect(await db.selectFrom('user').select('name').execute()).toEqual([{ name: 'eve' }]);
    expect(await db.selectFrom('contact').select('name').execute()).toEqual([{ name: 'eve' }]);
    expect(await db.selectFrom('partnerGrant').select('partnerId').execute()).toEqual([
      { partnerId: other.partnerId },
    ]);
    const { keysAddedBy } = await import('./added-keys');
    expect(await keysAddedBy(acme.partnerId)).toMatchObject([{ fingerprint: 'SHA256:one' }]);
    expect(await db.selectFrom('keyNote').select(['addedBy', 'ownerContactId']).execute()).toEqual([
      { addedBy: 'Carla', ownerContactId: null },
    ]);
  });

  test('a change that names one partner and means another is refused, since the trail would tell of the wrong one', async () => {
    const { add, invite, contacts, grants, store } = await open(engine);
    const [acme, other] = [await add('Acme'), await add('Other')];
    const { contact } = await invite(acme, 'carla');
    const mixed = { partnerId: acme.partnerId, partner: 'Other' };
    const notFound = { error: { kind: 'not-found' } };
    await expect(store.suspendPartner(mixed)).rejects.toMatchObject(notFound);
    await expect(store.deletePartner(mixed)).rejects.toMatchObject(notFound);
    await expect(contacts.suspendContact({ ...contact, ...other })).rejects.toMatchObject(notFound);
    const grantId = await grants.addGrant(acme, user, rights);
    await expect(grants.removeGrant({ ...other, grantId, ...user })).rejects.toMatchObject(notFound);
    const elsewhere = { ...user, environment: 'prod' };
    await expect(grants.removeGrant({ ...acme, grantId, ...elsewhere })).rejects.toMatchObject(notFound);
  });

  test('a user is shared with a partner once, and what was asked for goes with the grant', async () => {
    const { db, add, grants } = await open(engine);
    const acme = await add('Acme');
    const grantId = await grants.addGrant(acme, user, rights);
    await expect(grants.addGrant(acme, user, rights)).rejects.toMatchObject({
      error: { code: 'GrantExists' },
    });
    const { createRequest } = await import('@/lib/key-requests/store');
    const wish = {
      kind: 'import' as const,
      sshPublicKeyId: null,
      body: 'x',
      fingerprint: 'SHA256:one',
      label: '',
      expiresAt: null,
    };
    await createRequest({ ...user, ...wish, partnerId: acme.partnerId, contactId: 'c-1' });
    await grants.removeGrant({ ...acme, grantId, ...user });
    expect(await db.selectFrom('keyRequest').select('state').execute()).toEqual([{ state: 'withdrawn' }]);
  });

  test('the links of an administrator who is removed end', async () => {
    const { add, accounts, contacts } = await open(engine);
    const account = { role: 'admin' as const, password: PASSWORD };
    await accounts.createAccount({ ...account, name: 'Ana', email: 'ana@example.com' });
    const memberId = await accounts.createAccount({ ...account, name: 'Bob', email: 'bob@example.com' });
    const ref = await add('Acme');
    const bob = { userId: memberId, name: 'Bob' };
    const link = await contacts.inviteContact({ ...ref, name: 'carla', email: 'carla@example.com' }, bob);
    await accounts.removeAccount({ memberId, email: 'bob@example.com' });
    expect(await contacts.findContactInvitation(link.split('/').at(-1) ?? '')).toBeUndefined();
  });
});
