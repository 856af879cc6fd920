// Keeps log events in logs.db, written in batches and bounded in number.

import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { LogEvent, LogStore } from '../services';
import type { Store } from '../store/store';
import { logGroupOf } from './destination';

export interface StoredEvent {
  sequence: number;
  stream: string;
  timestamp: number;
  ingested: number;
  message: string;
}

export interface LogGroup {
  name: string;
  created: number;
}

export interface LogQuery {
  region: string;
  group: string;
  startTime: number;
  endTime: number;
  /** Goes on behind this event. */
  after?: { timestamp: number; sequence: number } | undefined;
}

export interface LogArchive extends LogStore {
  /** Undefined where there is no such group; ordered by time otherwise. */
  events(query: LogQuery): IterableIterator<StoredEvent> | undefined;
  groups(region: string): LogGroup[];
  close(): void;
}

const flushAfterMs = 50;
const flushAt = 1000;

export const mostEvents = 200_000;

export function openLogStore(dataDir: string, store: Store, keep = mostEvents): LogArchive {
  const path = join(dataDir, 'logs.db');
  closeSync(openSync(path, 'a', 0o600));
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(`
    CREATE TABLE IF NOT EXISTS log_groups (
      id INTEGER PRIMARY KEY, region TEXT NOT NULL, name TEXT NOT NULL, created INTEGER NOT NULL,
      UNIQUE (region, name)) STRICT;
    CREATE TABLE IF NOT EXISTS events (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT, group_id INTEGER NOT NULL, stream TEXT NOT NULL,
      timestamp INTEGER NOT NULL, ingested INTEGER NOT NULL, message TEXT NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS events_by_time ON events (group_id, timestamp, sequence);`);

  const groupId = db.prepare('SELECT id FROM log_groups WHERE region = ? AND name = ?').pluck();
  const addGroup = db.prepare('INSERT OR IGNORE INTO log_groups (region, name, created) VALUES (?, ?, ?)');
  const addEvent = db.prepare(
    'INSERT INTO events (group_id, stream, timestamp, ingested, message) VALUES (?, ?, ?, ?, ?)',
  );
  const dropOld = db.prepare('DELETE FROM events WHERE sequence <= (SELECT max(sequence) FROM events) - ?');
  const select = db.prepare(`
    SELECT sequence, stream, timestamp, ingested, message FROM events
    WHERE group_id = @group AND timestamp <= @endTime AND (timestamp, sequence) > (@timestamp, @sequence)
    ORDER BY timestamp, sequence`);
  const groups = db.prepare('SELECT name, created FROM log_groups WHERE region = ? ORDER BY name');

  let pending: LogEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  const destinations = new Map<string, Destination | undefined>();

  const write = db.transaction((events: LogEvent[]) => {
    const now = Date.now();
    for (const event of events) {
      const destination = destinationOf(event.serverId, store, destinations);
      if (!destination) continue;
      const { region, group } = destination;
      addGroup.run(region, group, now);
      addEvent.run(
        groupId.get(region, group),
        event.stream,
        event.timestamp,
        now,
        JSON.stringify(event.message),
      );
    }
    dropOld.run(keep);
  });

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const events = pending;
    pending = [];
    destinations.clear();
    if (events.length === 0) return;
    try {
      write(events);
    } catch (error) {
      // A full disk must not end the emulator, which may be what frees it.
      console.error(`${events.length} log events were lost: ${(error as Error).message}`);
    }
  }

  return {
    put(events) {
      pending.push(...events);
      if (pending.length >= flushAt) flush();
      else timer ??= setTimeout(flush, flushAfterMs);
    },
    events({ region, group, startTime, endTime, after }) {
      flush();
      const id = groupId.get(region, group);
      if (id === undefined) return undefined;
      const from = after ?? { timestamp: startTime, sequence: -1 };
      return select.iterate({ group: id, endTime, ...from }) as IterableIterator<StoredEvent>;
    },
    groups(region) {
      flush();
      return groups.all(region) as LogGroup[];
    },
    close() {
      flush();
      db.close();
    },
  };
}

interface Destination {
  region: string;
  group: string;
}

/**
 * A server logs where it is told to, and a connector where it has a role to do so. Without either, or once
 * deleted, they have no place, and what is still said is dropped.
 */
function destinationOf(
  id: string,
  store: Store,
  known: Map<string, Destination | undefined>,
): Destination | undefined {
  if (!known.has(id)) known.set(id, readDestination(id, store));
  return known.get(id);
}

function readDestination(id: string, store: Store): Destination | undefined {
  const resource = store.servers.get(id) ?? store.connectors.get(id);
  if (!resource) return undefined;
  const [, , , region = ''] = resource.Arn.split(':');
  const group = logGroupOf(resource);
  return group === undefined ? undefined : { region, group };
}
