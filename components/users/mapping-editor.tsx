'use client';
/**
 * The mappings of a logical home as rows, each checked against AWS's rules where it stands.
 * Usage: `<MappingEditor value={rows} onChange={setRows} userName="alice" eager={submitted} />`
 */
import { ArrowRight, ChevronLeft, ChevronRight, Plus, X } from 'lucide-react';
import { memo, useCallback, useId, useRef, useState } from 'react';
import { count } from '@/lib/format';
import { MAPPING_LIMIT, type Mapping, type MappingProblem, mappingProblems } from '@/lib/users/mappings';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { Select } from '../ui/select';

const PAGE = 50;
const types = [
  { value: 'DIRECTORY', label: 'Folder' },
  { value: 'FILE', label: 'File' },
];

export function MappingEditor({
  value,
  onChange,
  userName,
  eager,
}: {
  value: readonly Mapping[];
  onChange: (rows: Mapping[]) => void;
  userName: string;
  /** Shows the problems of rows that were not touched yet, as after a submit. */
  eager: boolean;
}) {
  const root = useRef<HTMLDivElement>(null);
  const latest = useRef(value);
  latest.current = value;
  const [page, setPage] = useState(0);
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const problems = mappingProblems(value, userName);
  const pages = Math.max(1, Math.ceil(value.length / PAGE));
  const start = Math.min(page, pages - 1) * PAGE;
  const hidden = problems.findIndex(
    (problem, index) => problem && eager && (index < start || index >= start + PAGE),
  );

  const edit = useCallback(
    (index: number, part: Partial<Mapping>) =>
      onChange(latest.current.map((row, at) => (at === index ? { ...row, ...part } : row))),
    [onChange],
  );
  const touch = useCallback((index: number) => setTouched((known) => new Set(known).add(index)), []);
  const remove = useCallback(
    (index: number) => {
      onChange(latest.current.filter((_, at) => at !== index));
      setTouched(new Set());
    },
    [onChange],
  );
  const add = () => {
    onChange([...value, { Entry: '', Target: '', Type: 'DIRECTORY' }]);
    setPage(Math.floor(value.length / PAGE));
    requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>(`[data-mapping="${value.length}"] input`)?.focus(),
    );
  };

  return (
    <div ref={root} className="flex flex-col gap-2">
      <div
        aria-hidden
        className="grid grid-cols-[1fr_1rem_1.5fr_5.5rem_2rem] gap-2 text-table text-muted max-sm:hidden"
      >
        <span>The user sees</span>
        <span />
        <span>Bucket and folder</span>
        <span>Type</span>
      </div>
      {value.slice(start, start + PAGE).map((row, offset) => (
        <MappingRow
          // biome-ignore lint/suspicious/noArrayIndexKey: the inputs are controlled, and paths may be equal while being typed
          key={start + offset}
          row={row}
          index={start + offset}
          problem={eager || touched.has(start + offset) ? problems[start + offset] : undefined}
          onEdit={edit}
          onTouch={touch}
          onRemove={remove}
        />
      ))}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          size="sm"
          onClick={add}
          disabledReason={
            value.length >= MAPPING_LIMIT ? `AWS takes at most ${count(MAPPING_LIMIT)} mappings` : undefined
          }
        >
          <Plus aria-hidden className="size-3.5" />
          Add mapping
        </Button>
        {pages > 1 && <Pager page={start / PAGE} pages={pages} onPage={setPage} total={value.length} />}
        {hidden >= 0 && (
          <Button size="sm" variant="ghost" onClick={() => setPage(Math.floor(hidden / PAGE))}>
            Row {hidden + 1} needs attention
          </Button>
        )}
      </div>
    </div>
  );
}

function Pager(props: { page: number; pages: number; total: number; onPage: (page: number) => void }) {
  const { page, pages, total, onPage } = props;
  return (
    <span className="inline-flex items-center gap-1 text-table text-muted">
      <Button
        size="sm"
        variant="ghost"
        aria-label="Earlier mappings"
        disabledReason={page === 0 ? 'These are the first' : undefined}
        onClick={() => onPage(page - 1)}
      >
        <ChevronLeft aria-hidden className="size-4" />
      </Button>
      {count(page * PAGE + 1)}–{count(Math.min(total, (page + 1) * PAGE))} of {count(total)}
      <Button
        size="sm"
        variant="ghost"
        aria-label="Later mappings"
        disabledReason={page === pages - 1 ? 'These are the last' : undefined}
        onClick={() => onPage(page + 1)}
      >
        <ChevronRight aria-hidden className="size-4" />
      </Button>
    </span>
  );
}

interface RowProps {
  row: Mapping;
  index: number;
  problem: MappingProblem | undefined;
  onEdit: (index: number, part: Partial<Mapping>) => void;
  onTouch: (index: number) => void;
  onRemove: (index: number) => void;
}

const MappingRow = memo(function MappingRow({ row, index, problem, onEdit, onTouch, onRemove }: RowProps) {
  const noteId = useId();
  const number = index + 1;
  const base = { mono: true, autoComplete: 'off', onBlur: () => onTouch(index) };
  const fault = (text: string | undefined) =>
    text ? { 'aria-invalid': true as const, 'aria-describedby': noteId } : {};
  return (
    <div
      data-mapping={index}
      className="max-sm:rounded-md max-sm:border max-sm:border-line max-sm:p-2 sm:contents"
    >
      <div className="grid items-center gap-2 sm:grid-cols-[1fr_1rem_1.5fr_5.5rem_2rem]">
        <div
          data-field={`HomeDirectoryMappings.${index}.Entry`}
          data-invalid={problem?.Entry ? '' : undefined}
        >
          <Input
            {...base}
            aria-label={`Path that the user sees, row ${number}`}
            placeholder="/reports"
            value={row.Entry}
            onChange={(event) => onEdit(index, { Entry: event.target.value })}
            {...fault(problem?.Entry)}
          />
        </div>
        <ArrowRight aria-hidden className="size-4 text-muted max-sm:hidden" />
        <div
          data-field={`HomeDirectoryMappings.${index}.Target`}
          data-invalid={problem?.Target ? '' : undefined}
        >
          <Input
            {...base}
            aria-label={`Bucket and folder behind it, row ${number}`}
            placeholder="/bucket/reports"
            value={row.Target}
            onChange={(event) => onEdit(index, { Target: event.target.value })}
            {...fault(problem?.Target)}
          />
        </div>
        <Select
          aria-label={`Type, row ${number}`}
          options={types}
          value={row.Type}
          onChange={(event) => onEdit(index, { Type: event.target.value === 'FILE' ? 'FILE' : 'DIRECTORY' })}
        />
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Remove row ${number}`}
          onClick={() => onRemove(index)}
          className="max-sm:justify-self-end"
        >
          <X aria-hidden className="size-4 text-muted" />
        </Button>
      </div>
      {problem && (
        <p id={noteId} className="text-table text-danger max-sm:mt-1">
          {[problem.Entry, problem.Target].filter(Boolean).join(' ')}
        </p>
      )}
    </div>
  );
});
