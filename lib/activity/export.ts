// The trail as a file: exactly what a filter shows, row after row, however long it is.

import 'server-only';
import { csvLine } from '@/lib/csv';
import { type AuditEvent, readEvents, type TrailFilter } from './trail';

const EVENTS_AT_ONCE = 500;

export const exportFormats = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

const columns = [
  'time',
  'result',
  'operation',
  'environment',
  'target',
  'actorId',
  'actorName',
  'actorRole',
  'sessionId',
  'address',
  'requestId',
  'errorCode',
  'errorMessage',
  'input',
  'before',
  'after',
  'id',
] as const;

/** The moment as people and programs read it alike. */
function timed({ at, ...event }: AuditEvent) {
  return { time: new Date(at).toISOString(), ...event };
}

function parsed(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}

const lines: Record<ExportFormat, (event: AuditEvent) => string> = {
  csv: (event) => {
    const row = timed(event);
    return csvLine(columns.map((column) => row[column]));
  },
  ndjson: (event) => {
    const { input, before, after, ...row } = timed(event);
    const nested = { input: parsed(input), before: parsed(before), after: parsed(after) };
    return `${JSON.stringify({ ...row, ...nested })}\n`;
  },
};

/** Asks for more only as fast as it is read. */
export async function* exportEvents(filter: TrailFilter, format: ExportFormat): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(columns);
  let after: string | undefined;
  do {
    const page = await readEvents(filter, after, EVENTS_AT_ONCE);
    yield page.Events.map(lines[format]).join('');
    after = page.NextToken;
  } while (after);
}
