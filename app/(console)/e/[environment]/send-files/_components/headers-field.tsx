'use client';
// HTTP headers of one's own, for partners who route messages by them.

import { Plus, X } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import type { SendForm } from './send-files-form';

export function HeadersField({ form }: { form: SendForm }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'CustomHttpHeaders' });
  return (
    <div className="flex flex-col gap-3" data-field="CustomHttpHeaders">
      <p className="text-table text-muted">
        Some partners ask for a header by which they route messages. Those of AS2 itself come from the
        connector.
      </p>
      {fields.map((field, index) => (
        <div key={field.id} className="flex items-start gap-2">
          <TextField
            form={form}
            name={`CustomHttpHeaders.${index}.Key`}
            label={`Name of header ${index + 1}`}
            labelHidden
            placeholder="X-Route"
            mono
            autoComplete="off"
            className="flex-1"
          />
          <TextField
            form={form}
            name={`CustomHttpHeaders.${index}.Value`}
            label={`Value of header ${index + 1}`}
            labelHidden
            placeholder="orders"
            mono
            autoComplete="off"
            className="flex-1"
          />
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Remove header ${index + 1}`}
            onClick={() => remove(index)}
          >
            <X aria-hidden className="size-4 text-muted" />
          </Button>
        </div>
      ))}
      <div>
        <Button size="sm" onClick={() => append({ Key: '', Value: '' })}>
          <Plus aria-hidden className="size-3.5" />
          Add header
        </Button>
      </div>
    </div>
  );
}
