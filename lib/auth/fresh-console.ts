// For tests: a console of its own on an empty database, SQLite in a temporary folder or a new one on a PostgreSQL server.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject, vi } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** TEST_DATABASE_URL, set by whoever runs the tests where there is a PostgreSQL. */
    databaseUrl: string;
  }
}

const server = inject('databaseUrl');

export type Engine = 'SQLite' | 'PostgreSQL';
export const engines: Engine[] = server ? ['SQLite', 'PostgreSQL'] : ['SQLite'];

export const CONSOLE_URL = 'http://localhost:3000';

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Modules keep their settings and connections on globalThis; a fresh console starts without any. */
function forgetConsole(): void {
  vi.resetModules();
  globalThis.consoleDatabase = undefined;
  globalThis.consoleAuth = undefined;
  globalThis.consoleLock?.close();
  globalThis.consoleLock = undefined;
}

/** Modules of the console must be imported after this, so that they belong to it. */
export async function openConsole(engine: Engine, settings: Record<string, string> = {}) {
  forgetConsole();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'transfer-console-test-'));
  const name = `console_${randomBytes(6).toString('hex')}`;
  vi.stubEnv('CONSOLE_DATA_DIR', dataDir);
  vi.stubEnv('CONSOLE_URL', CONSOLE_URL);
  vi.stubEnv('DATABASE_URL', '');
  if (engine === 'PostgreSQL') {
    await administer(`create database ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    vi.stubEnv('DATABASE_URL', url.href);
    vi.stubEnv('CONSOLE_SECRET', randomBytes(32).toString('hex'));
  }
  for (const [key, value] of Object.entries(settings)) vi.stubEnv(key, value);
  const { getDatabase, migrateDatabase } = await import('@/lib/db/database');
  const { migrateAuth } = await import('./auth');
  await migrateDatabase();
  await migrateAuth();
  return {
    db: getDatabase(),
    dataDir,
    /** As the end of its process: connections and lock are gone, settings and data stay; used again, the console opens anew. */
    stop: async () => {
      await getDatabase().destroy();
      forgetConsole();
    },
    close: async () => {
      await getDatabase().destroy();
      forgetConsole();
      vi.unstubAllEnvs();
      rmSync(dataDir, { recursive: true, force: true });
      if (engine === 'PostgreSQL') await administer(`drop database ${name}`);
    },
  };
}

export type FreshConsole = Awaited<ReturnType<typeof openConsole>>;
