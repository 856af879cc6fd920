// One holder at a time across processes, by a file that names its holder and is touched while it is held.
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { inRoot } from './project.mjs';

const POLL_MS = 200;
const TOUCH_MS = 2_000;
// A pid may be used again after a restart of the machine, so a lock that nobody touches is free too.
const STALE_MS = 60_000;

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} file */
function removeIfAbandoned(file) {
  try {
    const holder = readFileSync(file, 'utf8');
    const untouchedMs = Date.now() - statSync(file).mtimeMs;
    if (untouchedMs < STALE_MS && (holder === '' || isAlive(Number(holder)))) return;
    const aside = `${file}.${process.pid}`;
    renameSync(file, aside);
    // Another waiter may have taken the lock between the look and the rename: give it back.
    if (readFileSync(aside, 'utf8') !== holder) linkSync(aside, file);
    unlinkSync(aside);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
}

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {string} waiting what to say, once, while another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(name, work, waiting) {
  const file = inRoot('.build', `${name}.lock`);
  mkdirSync(inRoot('.build'), { recursive: true });
  for (let said = false; ; said = true) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    removeIfAbandoned(file);
    if (!said) console.log(waiting);
    await wait(POLL_MS);
  }
  const touch = setInterval(() => utimesSync(file, new Date(), new Date()), TOUCH_MS);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    unlinkSync(file);
  }
}
