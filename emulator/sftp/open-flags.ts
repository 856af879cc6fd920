// SFTP's open flags, bit by bit.

import type { OpenOptions } from '../storage/storage';

const READ = 0x01;
const WRITE = 0x02;
const APPEND = 0x04;
const CREATE = 0x08;
const TRUNCATE = 0x10;
const EXCLUSIVE = 0x20;

export function openOptions(flags: number, mode: number | undefined): OpenOptions {
  const has = (bit: number) => (flags & bit) !== 0;
  return {
    read: has(READ),
    write: has(WRITE) || has(APPEND),
    append: has(APPEND),
    create: has(CREATE),
    truncate: has(TRUNCATE),
    exclusive: has(EXCLUSIVE),
    ...(mode === undefined ? {} : { mode }),
  };
}

/** As the log names them: `CREATE|TRUNCATE|WRITE`. */
export function describeFlags(options: OpenOptions): string {
  const names = [
    options.append && 'APPEND',
    options.create && 'CREATE',
    options.exclusive && 'EXCLUSIVE',
    options.read && 'READ',
    options.truncate && 'TRUNCATE',
    options.write && 'WRITE',
  ];
  return names.filter(Boolean).join('|');
}
