'use client';
/**
 * Tags as rows of key and value; a removed row can be brought back until the form is left.
 * Usage: `<TagEditor value={tags} onChange={setTags} />`, or bound: `<TagsField form={form} name="tags" />`.
 */
import { Plus, Undo2, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { type FieldValues, useController } from 'react-hook-form';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { FieldGroup } from './field';
import { remainingTags, TAG_LIMIT, type TagRow, tagError } from './tag-rules';
import type { BoundFieldProps } from './text-field';

export function TagEditor({
  value,
  onChange,
  keySuggestions = [],
}: {
  value: readonly TagRow[];
  onChange: (rows: TagRow[]) => void;
  keySuggestions?: readonly string[];
}) {
  const root = useRef<HTMLDivElement>(null);
  const [removed, setRemoved] = useState<{ row: TagRow; index: number } | null>(null);

  const focusSoon = (selector: string) =>
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(selector)?.focus());
  const edit = (index: number, part: Partial<TagRow>) =>
    onChange(value.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const add = () => {
    onChange([...value, { Key: '', Value: '' }]);
    focusSoon(`[data-tag-key="${value.length}"]`);
  };
  const remove = (index: number) => {
    const row = value[index];
    if (row && (row.Key || row.Value)) setRemoved({ row, index });
    onChange(value.filter((_, at) => at !== index));
    focusSoon('[data-tag-undo], [data-tag-add]');
  };
  const undo = () => {
    if (!removed) return;
    onChange(value.toSpliced(removed.index, 0, removed.row));
    focusSoon(`[data-tag-key="${removed.index}"]`);
    setRemoved(null);
  };

  return (
    <div ref={root} className="flex flex-col gap-2">
      {value.map((row, index) => (
        <TagLine
          // biome-ignore lint/suspicious/noArrayIndexKey: the inputs are controlled, and keys may be equal while being typed
          key={index}
          row={row}
          index={index}
          error={tagError(value, index)}
          suggestions={keySuggestions}
          onEdit={(part) => edit(index, part)}
          onRemove={() => remove(index)}
        />
      ))}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          size="sm"
          data-tag-add
          onClick={add}
          disabledReason={value.length >= TAG_LIMIT ? remainingTags(value) : undefined}
        >
          <Plus aria-hidden className="size-3.5" />
          Add tag
        </Button>
        {removed && (
          <Button size="sm" variant="ghost" data-tag-undo onClick={undo}>
            <Undo2 aria-hidden className="size-3.5" />
            Undo removing {removed.row.Key || 'a tag'}
          </Button>
        )}
        <span className="text-table text-muted">{remainingTags(value)}</span>
      </div>
    </div>
  );
}

function TagLine({
  row,
  index,
  error,
  suggestions,
  onEdit,
  onRemove,
}: {
  row: TagRow;
  index: number;
  error: string | undefined;
  suggestions: readonly string[];
  onEdit: (part: Partial<TagRow>) => void;
  onRemove: () => void;
}) {
  const name = row.Key || `tag ${index + 1}`;
  const errorId = `tag-error-${index}`;
  const listId = `tag-keys-${index}`;
  return (
    <div>
      <div className="flex items-center gap-2">
        <Input
          aria-label={`Key of tag ${index + 1}`}
          placeholder="Key"
          data-tag-key={index}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          list={suggestions.length > 0 ? listId : undefined}
          value={row.Key}
          onChange={(event) => onEdit({ Key: event.target.value })}
        />
        {suggestions.length > 0 && (
          <datalist id={listId}>
            {suggestions.map((key) => (
              <option key={key} value={key} />
            ))}
          </datalist>
        )}
        <Input
          aria-label={`Value of ${name}`}
          placeholder="Value"
          value={row.Value}
          onChange={(event) => onEdit({ Value: event.target.value })}
        />
        <Button variant="ghost" size="icon" aria-label={`Remove ${name}`} onClick={onRemove}>
          <X aria-hidden className="size-4 text-muted" />
        </Button>
      </div>
      {error && (
        <p id={errorId} className="mt-1 text-table text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

export function TagsField<Values extends FieldValues, Output>({
  form,
  name,
  label = 'Tags',
  optional = true,
  help,
  keySuggestions,
}: Pick<BoundFieldProps<Values, Output>, 'form' | 'name' | 'help'> & {
  label?: string;
  /** Off where tags are all that the form is about. */
  optional?: boolean;
  keySuggestions?: readonly string[];
}) {
  const { field, fieldState } = useController({ control: form.control, name });
  return (
    <FieldGroup name={name} label={label} optional={optional} help={help} error={fieldState.error?.message}>
      <TagEditor
        value={(field.value ?? []) as TagRow[]}
        onChange={field.onChange}
        keySuggestions={keySuggestions}
      />
    </FieldGroup>
  );
}
