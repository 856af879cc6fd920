'use client';
/**
 * Takes text by paste, from a file, or by drop; the text stays in view to be checked. Nothing leaves the browser here.
 * Usage: `<FileDrop name="key" label="Public key" value={text} onChange={setText} accept=".pub" error={…} />`
 */
import { Upload } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { cn } from '@/lib/cn';
import { bytes } from '@/lib/format';
import { Button } from '../ui/button';
import { Textarea } from '../ui/textarea';
import { Field } from './field';

export function FileDrop({
  name,
  label,
  value,
  onChange,
  help,
  error,
  accept,
  placeholder,
  maxBytes = 65_536,
  rows = 4,
  readFile = (file) => file.text(),
}: {
  name: string;
  label: string;
  value: string;
  /** The file's name comes with text from a file. */
  onChange: (text: string, fileName?: string) => void;
  help?: ReactNode;
  error?: string;
  accept?: string;
  placeholder?: string;
  maxBytes?: number;
  rows?: number;
  /** For files that are not text: what stands in the box for them. */
  readFile?: (file: File) => Promise<string>;
}) {
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const take = async (file: File | undefined) => {
    setRefusal(undefined);
    if (!file) return;
    if (file.size > maxBytes) {
      setRefusal(`${file.name} has ${bytes(file.size)}; at most ${bytes(maxBytes)} are taken.`);
      return;
    }
    try {
      onChange(await readFile(file), file.name);
    } catch {
      setRefusal(`${file.name} could not be read.`);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    <Field name={name} label={label} help={help} error={refusal ?? error}>
      {(control) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; typing, pasting and the button do the same
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className="relative"
        >
          <Textarea
            {...control}
            mono
            rows={rows}
            placeholder={placeholder}
            value={value}
            onChange={(event) => {
              setRefusal(undefined);
              onChange(event.target.value);
            }}
          />
          <input
            ref={picker}
            type="file"
            hidden
            accept={accept}
            onChange={(event) => {
              void take(event.target.files?.[0]);
              // The same file may be chosen again after it was mended.
              event.target.value = '';
            }}
          />
          <div className="mt-1.5 flex items-center gap-2 text-xs text-muted">
            <Button size="sm" onClick={() => picker.current?.click()}>
              <Upload aria-hidden className="size-3.5" />
              Choose a file
            </Button>
            <span className="max-sm:hidden">or drop it here</span>
          </div>
          {over && (
            <div
              className={cn(
                'pointer-events-none absolute inset-0 grid place-items-center rounded-md border-2 border-dashed border-accent bg-accent-soft/90 font-medium text-accent',
              )}
            >
              Drop the file
            </div>
          )}
        </div>
      )}
    </Field>
  );
}
