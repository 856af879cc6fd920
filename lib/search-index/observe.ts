// Learns from every answer of AWS that passes through this process; what it learned is written a moment later, in batches.

import 'server-only';
import { listenToAnswers } from '@/lib/transfer/answers';
import { lessonOf } from './lessons';
import { type Note, writeNotes } from './store';

const WRITE_AFTER_MS = 100;
const NOTES_OF_A_BATCH = 200;
const ENTRIES_OF_A_BATCH = 250;
/** Were the database slower than AWS for long, what is seen then is left to the next time. */
const MOST_WAITING = 2_000;

interface Queue {
  waiting: Note[];
  timer: NodeJS.Timeout | undefined;
  writing: Promise<void>;
}

declare global {
  var consoleLearning: Queue | undefined;
}

function queueOf(): Queue {
  globalThis.consoleLearning ??= { waiting: [], timer: undefined, writing: Promise.resolve() };
  return globalThis.consoleLearning;
}

/** A page of a thousand users is written in parts, between which requests have their turn; what it ends, the last one does. */
function inParts(note: Note): Note[] {
  const { environment, askedAt, at, seen = [] } = note;
  const parts: Note[] = [];
  for (let start = 0; start + ENTRIES_OF_A_BATCH < seen.length; start += ENTRIES_OF_A_BATCH)
    parts.push({ environment, askedAt, at, seen: seen.slice(start, start + ENTRIES_OF_A_BATCH) });
  return [...parts, { ...note, seen: seen.slice(parts.length * ENTRIES_OF_A_BATCH) }];
}

function takeBatch({ waiting }: Queue): Note[] {
  let entries = 0;
  let notes = 0;
  for (const { seen = [] } of waiting) {
    entries += seen.length;
    notes += 1;
    if (entries >= ENTRIES_OF_A_BATCH || notes >= NOTES_OF_A_BATCH) break;
  }
  return waiting.splice(0, notes);
}

async function writeAll(queue: Queue): Promise<void> {
  while (queue.waiting.length > 0) {
    const batch = takeBatch(queue);
    await writeNotes(batch).catch((error: unknown) => {
      console.error('What was seen could not be written into the search index', error);
    });
    // Requests come first: SQLite writes in this very thread.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Resolves once all that was learned so far is written. */
export function writeLearned(): Promise<void> {
  const queue = queueOf();
  clearTimeout(queue.timer);
  queue.timer = undefined;
  queue.writing = queue.writing.then(() => writeAll(queue));
  return queue.writing;
}

/** From now on; again after a restart. */
export function keepLearning(): void {
  listenToAnswers('search-index', ({ environmentId, operation, input, output, askedAt }) => {
    const queue = queueOf();
    if (queue.waiting.length >= MOST_WAITING) return;
    try {
      const lesson = lessonOf({ environmentId, operation, input, output });
      if (!lesson) return;
      queue.waiting.push(...inParts({ ...lesson, environment: environmentId, askedAt, at: Date.now() }));
      queue.timer ??= setTimeout(() => void writeLearned(), WRITE_AFTER_MS).unref();
    } catch (error) {
      console.error(`An answer to ${operation} could not be read for the search index`, error);
    }
  });
}
