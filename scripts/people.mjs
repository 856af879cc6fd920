// Puts accounts and partners straight into a console's database, for tests and pictures that are not about how people join.
import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import Database from 'better-sqlite3';

export const PASSWORD = 'correct horse battery';

/**
 * @template Value
 * @param {string} file
 * @param {(db: import('better-sqlite3').Database) => Value} work
 * @returns {Value}
 */
export function inDatabase(file, work) {
  const db = new Database(file, { timeout: 10_000 });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/**
 * @param {import('better-sqlite3').Database} db
 * @param {string} table
 * @param {Record<string, unknown>} row
 */
function insert(db, table, row) {
  const names = Object.keys(row);
  const columns = names.map((name) => `"${name}"`).join(', ');
  const places = names.map(() => '?').join(', ');
  db.prepare(`insert into "${table}" (${columns}) values (${places})`).run(...Object.values(row));
}

/**
 * Its id; it signs in with PASSWORD.
 * @param {string} file
 * @param {{ name: string, email: string, role: string }} person
 */
export async function addAccount(file, { name, email, role }) {
  const id = randomUUID();
  const at = new Date().toISOString();
  const times = { createdAt: at, updatedAt: at };
  const password = await hashPassword(PASSWORD);
  inDatabase(file, (db) =>
    db.transaction(() => {
      insert(db, 'user', { id, name, email, role, emailVerified: 1, ...times });
      const credential = { accountId: id, providerId: 'credential', userId: id, password };
      insert(db, 'account', { id: randomUUID(), ...credential, ...times });
    })(),
  );
  return id;
}

/**
 * @typedef {{ serverId: string, userName: string, needsApproval?: boolean, mayDelete?: boolean }} Shared
 */

/**
 * A partner with one contact, and a grant for each user that is shared.
 * @param {string} file
 * @param {{ company: string, name: string, email: string }} who
 * @param {Shared[]} shared
 */
export async function addPartner(file, { company, name, email }, shared) {
  const id = randomUUID();
  const userId = await addAccount(file, { name, email, role: 'partner' });
  const grantIds = shared.map(() => randomUUID());
  const now = Date.now();
  inDatabase(file, (db) =>
    db.transaction(() => {
      insert(db, 'partner', { id, name: company, createdAt: now, createdBy: 'Ada Admin' });
      insert(db, 'contact', { id: randomUUID(), partnerId: id, email, name, userId, invitedAt: now });
      for (const [at, { serverId, userName, needsApproval = false, mayDelete = true }] of shared.entries()) {
        const of = { id: grantIds[at], partnerId: id, environment: 'local', serverId, userName };
        const rights = { mayUpload: 1, mayGenerate: 1, mayDelete: Number(mayDelete) };
        // In the order in which they were named.
        insert(db, 'partnerGrant', {
          ...of,
          ...rights,
          needsApproval: Number(needsApproval),
          createdAt: now + at,
        });
      }
    })(),
  );
  return { id, company, email, grantIds };
}
