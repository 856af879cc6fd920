'use client';
// What a check says of each row, the rows to mend as a file, and the start of the import.

import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Callout } from '@/components/callout';
import { type DataColumn, DataTable } from '@/components/data-table';
import { ErrorText } from '@/components/error-panel';
import { saveText } from '@/components/save-text';
import { Button } from '@/components/ui/button';
import { RadioCards } from '@/components/ui/radio-group';
import { useToast } from '@/components/ui/toast';
import { csvLine } from '@/lib/csv';
import { list, plural } from '@/lib/format';
import type { useStartImport } from '@/lib/user-imports/mutations';
import {
  type CheckedImport,
  type CheckedRow,
  columns as cellColumns,
  countOutcomes,
  type DifferenceChoice,
  isBad,
  outcomeNames,
  type RowOutcome,
} from '@/lib/user-imports/rules';
import type { CheckImportValues } from '@/lib/user-imports/schema';

const tones: Partial<Record<RowOutcome, string>> = {
  error: 'text-danger',
  'left-out': 'text-danger',
  differs: 'text-warn',
  nothing: 'text-muted',
};

const columns: readonly DataColumn<CheckedRow>[] = [
  { id: 'line', header: 'Line', width: '5rem', value: (row) => row.line, cell: (row) => `${row.line}` },
  {
    id: 'user',
    header: 'User name',
    width: '24%',
    value: (row) => row.userName,
    cell: (row) => <span className="truncate font-mono">{row.userName || '–'}</span>,
  },
  {
    id: 'outcome',
    header: 'What happens',
    width: '12rem',
    value: (row) => outcomeNames[row.outcome],
    cell: (row) => <span className={tones[row.outcome]}>{outcomeNames[row.outcome]}</span>,
    facet: {},
  },
  {
    id: 'notes',
    header: 'Why',
    value: notesText,
    cell: (row) => (
      <span className="block min-w-0 py-1 whitespace-normal">
        {row.notes.map(({ column, text }) => (
          <span key={`${column}${text}`} className="block">
            {column && <span className="font-mono text-muted">{column}: </span>}
            {text}
          </span>
        ))}
      </span>
    ),
  },
];

/** What needs eyes first; otherwise as in the file. */
const eager: readonly RowOutcome[] = ['error', 'left-out', 'differs'];

function worstFirst(rows: readonly CheckedRow[]): CheckedRow[] {
  const rank = ({ outcome }: CheckedRow) => (eager.includes(outcome) ? eager.indexOf(outcome) : eager.length);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

const rowId = ({ line }: CheckedRow) => String(line);

function notesText({ notes }: CheckedRow): string {
  return notes.map(({ column, text }) => (column ? `${column}: ${text}` : text)).join(' ');
}

/** Can be mended and imported as it is: what the import does not know it leaves alone. */
function saveBadRows(rows: readonly CheckedRow[]): void {
  const head = csvLine([...cellColumns, 'line', 'problem']);
  const lines = rows.map((row) =>
    csvLine([...cellColumns.map((column) => row.cells?.[column]), row.line, notesText(row)]),
  );
  saveText(head + lines.join(''), 'users-to-mend.csv', 'text/csv;charset=utf-8');
}

const does: [RowOutcome, (rows: number) => string][] = [
  ['create', (rows) => `${plural(rows, 'user')} to create`],
  ['add-key', (rows) => `${plural(rows, 'key')} to add`],
  ['differs', (rows) => `${plural(rows, 'user')} there with other values`],
  ['compare', (rows) => `${plural(rows, 'user')} there, to be compared`],
  ['nothing', (rows) => `${plural(rows, 'row')} with nothing to do`],
];

export function CheckResult({
  environmentId,
  checked,
  input,
  start,
  isCurrent,
}: {
  environmentId: string;
  checked: CheckedImport;
  input: CheckImportValues;
  start: ReturnType<typeof useStartImport>;
  /** The form still says what was checked. */
  isCurrent: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The answer stands below a long form, so it comes into view, and its heading is read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new answer
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'start' });
  }, [checked]);
  return (
    <section aria-labelledby="check-result" className="mt-8">
      <h2 id="check-result" ref={heading} tabIndex={-1} className="mb-3 scroll-mt-20 text-base outline-none">
        What the check found
      </h2>
      {checked.problem ? (
        <Callout tone="danger" title={checked.problem}>
          Nothing of it can be imported like this.
        </Callout>
      ) : (
        <Rows {...{ environmentId, checked, input, start, isCurrent }} />
      )}
    </section>
  );
}

function Rows({ environmentId, checked, input, start, isCurrent }: Parameters<typeof CheckResult>[0]) {
  const router = useRouter();
  const toast = useToast();
  const [choice, setChoice] = useState<DifferenceChoice>('keep');
  const { rows } = checked;
  const ordered = useMemo(() => worstFirst(rows), [rows]);
  const counts = countOutcomes(rows);
  const bad = rows.filter(isBad);
  const different = (counts.differs ?? 0) + (counts.compare ?? 0);
  const work = (counts.create ?? 0) + (counts['add-key'] ?? 0) + different;
  const found = does.flatMap(([outcome, say]) => (counts[outcome] ? [say(counts[outcome])] : []));
  const begin = async () => {
    const { jobId } = await start.mutateAsync({ ...input, onDifference: choice });
    const href = `/e/${environmentId}/servers/${input.ServerId}/users`;
    toast.success('The import has begun', { link: { href, label: 'Users' } });
    router.push(`/e/${environmentId}/jobs/${jobId}`);
  };
  const reason = !isCurrent
    ? 'What is above was changed since: check it again.'
    : work === 0
      ? 'Nothing of this is left to import.'
      : undefined;
  return (
    <>
      <p className="mb-3 max-w-prose">
        {found.length > 0 ? `${plural(rows.length, 'row')}: ${list(found)}.` : 'No row can be imported.'}{' '}
        Nothing was changed yet.
      </p>
      <div className="mb-4 flex max-w-2xl flex-col gap-3">
        {checked.ignored.length > 0 && (
          <Callout title={`Not read: ${list(checked.ignored)}`}>These columns mean nothing here.</Callout>
        )}
        {bad.length > 0 && (
          <Callout tone="warn" title={`${plural(bad.length, 'row')} will be left out`}>
            <p>
              A user with an error in one of its rows is left out as a whole. Mend these rows above, or take
              them away, mend them and import them later.
            </p>
            <div className="mt-2">
              <Button size="sm" onClick={() => saveBadRows(bad)}>
                Download {plural(bad.length, 'row')} to mend
              </Button>
            </div>
          </Callout>
        )}
        {checked.uncompared > 0 && (
          <Callout title={`${plural(checked.uncompared, 'user')} are compared as the import goes`}>
            Comparing takes a call to AWS for each user, so a check does that for some hundreds. What is there
            already counts as done.
          </Callout>
        )}
        {different > 0 && (
          <fieldset>
            <legend className="mb-1.5 font-medium">Users that are there with another role or home</legend>
            <RadioCards
              value={choice}
              input={{
                name: 'onDifference',
                onChange: (event) => setChoice(event.target.value as DifferenceChoice),
              }}
              options={[
                { value: 'keep', label: 'Leave them as they are', help: 'Only keys are added to them.' },
                { value: 'update', label: 'Change them', help: 'Role and home become what the file says.' },
              ]}
            />
          </fieldset>
        )}
        <div>
          <Button
            variant="primary"
            pending={start.isPending || start.isSuccess}
            disabledReason={reason}
            onClick={() => void begin().catch(() => {})}
          >
            Start the import
          </Button>
        </div>
        <div role="alert">{start.error && <ErrorText error={start.error.error} />}</div>
      </div>
      <DataTable
        caption="Rows"
        columns={columns}
        rows={ordered}
        rowId={rowId}
        rowLabel={({ line }) => `line ${line}`}
        urlKey="rows"
        empty={{ title: 'No rows' }}
      />
    </>
  );
}
