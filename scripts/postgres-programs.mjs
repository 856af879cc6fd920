// Where PostgreSQL's own programs are: on the PATH, or where Debian's packages put those of each version.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './command.mjs';

/** Full path of the newest. @param {string} name */
export function findPostgresProgram(name) {
  const packaged = '/usr/lib/postgresql';
  const versions = existsSync(packaged) ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a)) : [];
  return findProgram(
    [name],
    versions.map((version) => join(packaged, version, 'bin')),
  );
}
