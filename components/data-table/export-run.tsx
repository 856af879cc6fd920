'use client';
/** One export: loads what is missing, says how far it is, can be stopped, and saves the file. */
import { useEffect, useRef } from 'react';
import { count, plural } from '@/lib/format';
import { useEnvironmentIfAny } from '../environment';
import { saveText } from '../save-text';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';
import { useToast } from '../ui/toast';
import { csvFileName, tableAsCsv } from './as-csv';
import type { ExportSource } from './export-menu';

export function ExportRun({
  what,
  onEnd,
  ...source
}: ExportSource<object> & { what: 'shown' | 'all'; onEnd: () => void }) {
  const { caption, columns, further, about, rows, shown, settling, failed, more } = source;
  const toast = useToast();
  const environment = useEnvironmentIfAny();
  const asked = useRef(false);
  const loading = more !== undefined;
  const pending = more?.pending ?? false;

  // Each page that arrives, and each fact of a row, brings it here again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the rest was at the time of a change is what counts
  useEffect(() => {
    if (pending) return;
    if (loading) {
      if (asked.current && failed) {
        toast.error('The export stopped', {
          description: 'Not all rows could be loaded. Nothing was saved.',
        });
        onEnd();
      } else if (!asked.current && more?.loadAll) more.loadAll();
      else if (!more?.loadAll) more?.load();
      asked.current = true;
      return;
    }
    if (settling) return;
    const taken = what === 'all' ? rows : shown;
    const name = csvFileName([environment?.id, caption, about], new Date());
    saveText(tableAsCsv(columns, taken, further), name, 'text/csv;charset=utf-8');
    toast.success(`${plural(taken.length, 'row')} exported`, { description: name });
    onEnd();
  }, [loading, pending, settling, failed, rows.length]);

  if (!loading && !settling) return null;
  return (
    <span className="inline-flex items-center gap-2 text-table text-muted">
      <Spinner />
      <span role="status">Export: {count(rows.length)} rows so far</span>
      <Button
        size="sm"
        onClick={() => {
          more?.stop?.();
          onEnd();
        }}
      >
        Stop
      </Button>
    </span>
  );
}
