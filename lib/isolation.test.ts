// Walks every read and every action of the console as everyone who may call it, and compares the answers with the table of permissions.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { auditedOperations } from '@/lib/activity/operations';
import { type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { openActions, portalPermissions, type Role, reasonAgainst, roles } from '@/lib/permissions';
import { type Visitor, visitors } from '@/lib/portal/fresh-world';
import { toldOperations } from '@/lib/portal/rules';
import type { Admission } from '@/lib/transfer/admission';

let cookie = '';
// What Next gives to a request: its headers.
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ cookie }),
  cookies: async () => ({ set: () => undefined }),
}));

type Endpoint = (...input: unknown[]) => Promise<unknown>;

interface Named {
  name: string;
  kind: 'read' | 'action';
  admission: Admission | undefined;
  call: Endpoint;
}

let opened: FreshConsole;
let cookies: Record<Visitor, string>;
const endpoints: Named[] = [];

const actionFiles = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'lib'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /^lib\/[^/]+\/(open-)?actions\.ts$/.test(file))
  .filter((file) => /^['"]use server['"]/.test(readFileSync(file, 'utf8')));

beforeAll(async () => {
  opened = await openConsole('SQLite');
  const { admissionOf } = await import('@/lib/transfer/admission');
  const { reads } = await import('@/lib/query/read-registry');
  const { makeVisitors } = await import('@/lib/portal/fresh-world');
  for (const [name, read] of Object.entries(reads))
    endpoints.push({ name, kind: 'read', admission: admissionOf(read), call: read as Endpoint });
  for (const file of actionFiles) {
    const [, folder = '', module = ''] = /^lib\/([^/]+)\/([^/]+)\.ts$/.exec(file) ?? [];
    const exported: Record<string, unknown> = await import(`./${folder}/${module}.ts`);
    for (const [name, action] of Object.entries(exported))
      endpoints.push({
        name: `${folder}.${name}`,
        kind: 'action',
        admission: admissionOf(action as object),
        call: action as Endpoint,
      });
  }
  cookies = await makeVisitors();
}, 120_000);
afterAll(() => opened.close());

/** The error's code, whichever way the endpoint gives it. */
async function codeOf({ kind, admission, call }: Named, visitor: Visitor, input: unknown): Promise<string> {
  cookie = cookies[visitor];
  const needsEnvironment = kind === 'read' || admission?.about === 'environment';
  try {
    const answer = await (needsEnvironment ? call('local', input) : call(input));
    const told = answer as { ok?: boolean; error?: { code: string } };
    return kind === 'action' && told.ok === false ? (told.error?.code ?? '') : 'Answered';
  } catch (error) {
    return (error as { error?: { code: string } }).error?.code ?? `Threw ${error}`;
  }
}

/** Nothing that any schema takes, so that whoever is admitted hears of the input and nothing is done. */
const NONSENSE = null;

const isMember = (visitor: Visitor): visitor is Role => (roles as readonly string[]).includes(visitor);
const isPartner = (visitor: Visitor) => visitor === 'partner' || visitor === 'other partner';

function expected({ permission, about }: Admission, visitor: Visitor): string {
  if (about === 'environment' || about === 'console') {
    if (!isMember(visitor)) return 'SignedOut';
    return reasonAgainst(visitor, permission) ? 'NotPermitted' : 'InvalidInput';
  }
  if (about === 'account') return isMember(visitor) || isPartner(visitor) ? 'InvalidInput' : 'SignedOut';
  if (!isPartner(visitor)) return 'SignedOut';
  return 'UserNotFound or InvalidInput';
}

describe('every read and every action', () => {
  test('stands in the table of permissions, or is open by name', () => {
    expect(endpoints.length).toBeGreaterThan(100);
    const loose = endpoints.filter(({ admission }) => admission === undefined);
    expect(loose.map(({ name }) => name.split('.')[1]).sort()).toEqual([...openActions].sort());
    const known = Object.keys(portalPermissions);
    for (const { name, admission } of endpoints) {
      const isPortal = admission?.about === 'grant' || admission?.about === 'contact';
      expect([name, isPortal]).toEqual([name, name.startsWith('portal.')]);
      if (isPortal || admission?.about === 'account') expect(known).toContain(admission.permission);
    }
  });

  test('of a change is audited under a name that the activity can be filtered by, and a partner reads in words', () => {
    const unnamed: string[] = [];
    const untold: string[] = [];
    for (const { name, kind, admission } of endpoints) {
      if (kind === 'read' || !admission) continue;
      for (const operation of admission.operations ?? ['none']) {
        if (!auditedOperations.includes(operation)) unnamed.push(`${name}: ${operation}`);
        const isOfPartners = admission.about === 'grant' || admission.about === 'account';
        if (isOfPartners && !toldOperations.includes(operation)) untold.push(`${name}: ${operation}`);
      }
    }
    expect({ unnamed, untold }).toEqual({ unnamed: [], untold: [] });
  });

  test.each(visitors)('admits or refuses as the table says: %s', async (visitor) => {
    const wrong: string[] = [];
    for (const endpoint of endpoints) {
      if (!endpoint.admission) continue;
      const code = await codeOf(endpoint, visitor, NONSENSE);
      const right = expected(endpoint.admission, visitor);
      if (!right.split(' or ').includes(code)) wrong.push(`${endpoint.name}: ${code}, not ${right}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** Inputs that are whole but for the grant, so that nothing but the grant can be the reason of a refusal. */
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGKSRBDyHzWKXmCFJUDC2eX9LJhoGJCjOmHCNBaGGY0k';
const whole = (GrantId: string) => ({
  GrantId,
  SshPublicKeyBody: KEY,
  SshPublicKeyId: 'key-0123456789abcdef0',
  Label: '',
  ExpiresOn: '',
  RemoveOn: '',
  RequestId: 'r-1',
  fingerprint: `SHA256:${'A'.repeat(43)}`,
  since: 0,
});

describe('a partner with the id of another partner’s grant', () => {
  const aboutGrants = () => endpoints.filter(({ admission }) => admission?.about === 'grant');

  test('gets from everything the answer for what does not exist, to the letter', async () => {
    expect(aboutGrants().length).toBeGreaterThan(8);
    const answerTo = async ({ kind, call }: Named, GrantId: string) => {
      cookie = cookies.partner;
      const answer = kind === 'read' ? call('local', whole(GrantId)) : call(whole(GrantId));
      return answer.catch((error: { error: unknown }) => ({ ok: false, error: error.error }));
    };
    for (const endpoint of aboutGrants()) {
      const [others, nobodys] = [
        await answerTo(endpoint, 'grant-two'),
        await answerTo(endpoint, 'grant-zero'),
      ];
      expect([endpoint.name, others]).toEqual([endpoint.name, nobodys]);
      expect(others).toMatchObject({ ok: false, error: { code: 'UserNotFound' } });
    }
  });

  test('writes nothing but the refusal, which names neither server nor user', async () => {
    const rows = await opened.db
      .selectFrom('audit')
      .select(['target', 'environment', 'result'])
      .where('actorRole', '=', 'partner')
      .where('errorCode', '=', 'UserNotFound')
      .execute();
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows) expect(row).toEqual({ target: '', environment: null, result: 'refused' });
    for (const table of ['keyNote', 'keyRequest'] as const)
      expect(await opened.db.selectFrom(table).selectAll().execute()).toEqual([]);
  });
});

test('a grant without a right refuses what the right is for, by the same table', async () => {
  const { makePartner } = await import('@/lib/portal/fresh-world');
  const shared = { serverId: 's-0123456789abcdef0', userName: 'erin', rights: [0, 0, 0, 0] } as const;
  cookie = await makePartner('five', shared);
  const rights = { mayUpload: false, mayDelete: false, mayGenerate: false, needsApproval: false };
  const { reasonAgainstPartner } = await import('@/lib/permissions');
  for (const { name, kind, admission, call } of endpoints) {
    if (kind !== 'action' || admission?.about !== 'grant') continue;
    if (!reasonAgainstPartner(rights, admission.permission)) continue;
    expect([name, await call(whole('grant-five'))]).toMatchObject([
      name,
      { error: { code: 'NotPermitted' } },
    ]);
  }
});

test('access that ends while someone is signed in ends everything at the next call', async () => {
  const read = endpoints.find(({ name }) => name === 'portal.users') as Named;
  expect(await codeOf(read, 'other partner', {})).toBe('Answered');
  await opened.db
    .updateTable('contact')
    .set({ suspendedAt: Date.now() })
    .where('id', '=', 'contact-two')
    .execute();
  expect(await codeOf(read, 'other partner', {})).toBe('SignedOut');
});
