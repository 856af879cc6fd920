// Puts accounts and partners straight into a console's database, for tests and pictures that are not about how people join.
import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import Database from 'better-sqlite3';
import pg from 'pg';

export const PASSWORD = 'correct horse battery';

/**
 * Runs one statement, whose values stand where its question marks are.
 * @typedef {(statement: string, ...values: unknown[]) => Promise<void>} Run
 */

/** @param {string} database */
const isPostgres = (database) => /^postgres(ql)?:/.test(database);

/**
 * All of the work or nothing of it.
 * @param {string} database A file of SQLite or an address of PostgreSQL.
 * @param {(run: Run) => Promise<void>} work
 */
export function inDatabase(database, work) {
  return isPostgres(database) ? inPostgres(database, work) : inSqlite(database, work);
}

/**
 * @param {string} file
 * @param {(run: Run) => Promise<void>} work
 */
async function inSqlite(file, work) {
  const db = new Database(file, { timeout: 10_000 });
  try {
    db.exec('begin immediate');
    await work(async (statement, ...values) => void db.prepare(statement).run(...values));
    db.exec('commit');
  } finally {
    db.close();
  }
}

/**
 * @param {string} connectionString
 * @param {(run: Run) => Promise<void>} work
 */
async function inPostgres(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin');
    await work(async (statement, ...values) => {
      let place = 0;
      await client.query(
        statement.replaceAll('?', () => `$${++place}`),
        values,
      );
    });
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/**
 * @param {Run} run
 * @param {string} table
 * @param {Record<string, unknown>} row
 */
function insert(run, table, row) {
  const names = Object.keys(row);
  const columns = names.map((name) => `"${name}"`).join(', ');
  const places = names.map(() => '?').join(', ');
  return run(`insert into "${table}" (${columns}) values (${places})`, ...Object.values(row));
}

/**
 * Its id; it signs in with PASSWORD.
 * @param {string} database
 * @param {{ name: string, email: string, role: string }} person
 */
export async function addAccount(database, { name, email, role }) {
  const id = randomUUID();
  const at = new Date().toISOString();
  const times = { createdAt: at, updatedAt: at };
  const password = await hashPassword(PASSWORD);
  // Neither engine takes the other's booleans.
  const emailVerified = isPostgres(database) ? true : 1;
  await inDatabase(database, async (run) => {
    await insert(run, 'user', { id, name, email, role, emailVerified, ...times });
    const credential = { accountId: id, providerId: 'credential', userId: id, password };
    await insert(run, 'account', { id: randomUUID(), ...credential, ...times });
  });
  return id;
}

/**
 * @typedef {{ serverId: string, userName: string, needsApproval?: boolean, mayDelete?: boolean }} Shared
 */

/**
 * A partner with one contact, and a grant for each user that is shared.
 * @param {string} database
 * @param {{ company: string, name: string, email: string }} who
 * @param {Shared[]} shared
 */
export async function addPartner(database, { company, name, email }, shared) {
  const id = randomUUID();
  const userId = await addAccount(database, { name, email, role: 'partner' });
  const grantIds = shared.map(() => randomUUID());
  const now = Date.now();
  await inDatabase(database, async (run) => {
    await insert(run, 'partner', { id, name: company, createdAt: now, createdBy: 'Ada Admin' });
    await insert(run, 'contact', { id: randomUUID(), partnerId: id, email, name, userId, invitedAt: now });
    for (const [at, { serverId, userName, needsApproval = false, mayDelete = true }] of shared.entries()) {
      const of = { id: grantIds[at], partnerId: id, environment: 'local', serverId, userName };
      const rights = { mayUpload: 1, mayGenerate: 1, mayDelete: Number(mayDelete) };
      // In the order in which they were named.
      const grant = { ...of, ...rights, needsApproval: Number(needsApproval), createdAt: now + at };
      await insert(run, 'partnerGrant', grant);
    }
  });
  return { id, company, email, grantIds };
}
