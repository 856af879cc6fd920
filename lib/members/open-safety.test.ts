import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';

// Next gives actions the request's headers; outside of Next this stands for the request.
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'x-forwarded-for': '192.0.2.1' }) }));

const person = { name: 'Ana', password: 'correct horse battery' };
const inviter = { userId: 'u-eve', name: 'Eve' };

let opened: FreshConsole;
afterEach(async () => {
  vi.useRealTimers();
  await opened.close();
});

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine);
  const { issueInvitation, withdrawInvitation } = await import('./invitations');
  const { issueSetupLink } = await import('@/lib/auth/setup-token');
  const invite = async (email: string) => {
    const link = await issueInvitation({ email, role: 'operator' }, inviter);
    return link.split('/').at(-1) ?? '';
  };
  const setUp = async () => new URL((await issueSetupLink()) ?? '').searchParams.get('token') ?? '';
  const users = () => opened.db.selectFrom('user').select(['name', 'email', 'role']).execute();
  const { acceptContactInvitation } = await import('@/lib/partners/open-actions');
  const open = await import('./open-actions');
  return { invite, setUp, users, withdrawInvitation, acceptContactInvitation, ...open };
}

/** What a guesser might make of a token that is nearly known. */
function guessesAt(token: string): string[] {
  const swapped = token.replace(/[a-z]/i, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  const hash = createHash('sha256').update(token).digest('hex');
  const patterns = ['', '%', '_'.repeat(token.length), `${token.slice(0, 8)}%`, "' or '1'='1"];
  return [...patterns, hash, swapped, token.slice(0, -1), `${token}A`, ` ${token}`, `${token}\0`];
}

describe.each(engines)('a link to join on %s', (engine) => {
  test('opens to no token but its own, and tells nothing of how near a guess was', async () => {
    const { invite, setUp, users, acceptInvitation, createFirstAdministrator } = await open(engine);
    const [invitation, first] = [await invite('ana@example.com'), await setUp()];
    const answers = new Set<string>();
    for (const token of guessesAt(invitation)) {
      answers.add(JSON.stringify(await acceptInvitation({ ...person, token })));
    }
    for (const token of guessesAt(first)) {
      const values = { ...person, email: 'ana@example.com', token };
      answers.add(JSON.stringify(await createFirstAdministrator(values)));
    }
    expect([...answers].map((answer) => JSON.parse(answer).error.code).sort()).toEqual([
      'InvitationEnded',
      'SetupEnded',
    ]);
    expect(await users()).toEqual([]);
    expect(await acceptInvitation({ ...person, token: invitation })).toMatchObject({ ok: true });
  });

  test('cannot be guessed at without end from one address, and a right one opens again once that is over', async () => {
    const { invite, users, acceptInvitation, acceptContactInvitation, createFirstAdministrator } =
      await open(engine);
    const { MAX_WRONG_TOKENS } = await import('@/lib/auth/token-guesses');
    const token = await invite('ana@example.com');
    const wrong = { ...person, token: 'wrong', email: 'eve@example.com' };
    const guesses = [acceptInvitation, acceptContactInvitation, createFirstAdministrator];
    const codes: string[] = [];
    for (let index = 0; index < MAX_WRONG_TOKENS + 5; index += 1) {
      const answer = await guesses[index % 3]?.(wrong);
      codes.push(answer?.ok === false ? answer.error.code : '');
    }
    expect(codes.indexOf('TooManyFailures')).toBe(MAX_WRONG_TOKENS);
    expect(await acceptInvitation({ ...person, token })).toMatchObject({
      error: { code: 'TooManyFailures' },
    });
    expect(await users()).toEqual([]);
    const told = await opened.db
      .selectFrom('audit')
      .select('operation')
      .where('kind', '=', 'outcome')
      .execute();
    expect(told).toEqual([{ operation: 'OpenLink' }]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
    expect(await acceptInvitation({ ...person, token })).toMatchObject({ ok: true });
  });

  test('answers alike whether it never was, was used, was withdrawn or is too old', async () => {
    const { invite, withdrawInvitation, acceptInvitation } = await open(engine);
    const join = (token: string) => acceptInvitation({ ...person, token });
    const used = await invite('used@example.com');
    expect(await join(used)).toMatchObject({ ok: true });
    const withdrawn = await invite('withdrawn@example.com');
    await withdrawInvitation('withdrawn@example.com');
    const old = await invite('old@example.com');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * 24 * 60 * 60_000 });
    const answers = [await join('never'), await join(used), await join(withdrawn), await join(old)];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test('gives the role and the address that were invited, whatever else is sent along', async () => {
    const { invite, users, acceptInvitation } = await open(engine);
    const token = await invite('ana@example.com');
    const more = { role: 'admin', email: 'eve@example.com', id: 'u-eve', emailVerified: true, state: 'x' };
    expect(await acceptInvitation({ ...person, ...more, token })).toMatchObject({ ok: true });
    expect(await users()).toEqual([{ name: 'Ana', email: 'ana@example.com', role: 'operator' }]);
  });
});
