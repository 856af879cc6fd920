'use client';
// The filters above the trail; what they say stands in the address.

import { useQuery } from '@tanstack/react-query';
import { ListFilter } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { auditedOperations } from '@/lib/activity/operations';
import { resultWords } from '@/lib/activity/rules';
import type { AuditFilter } from '@/lib/activity/schema';
import { cn } from '@/lib/cn';
import { membersQuery } from '@/lib/members/queries';

export type ActivityView = Record<keyof AuditFilter, string>;
export type EnvironmentName = { id: string; label: string };

const results = (['succeeded', 'refused', 'failed', 'unknown'] as const).map((value) => ({
  value,
  label: resultWords[value],
}));
const operations = auditedOperations.map((value) => ({ value, label: value }));

/** A choice that the address names stays choosable even where the list lacks it, such as a removed member. */
function withChosen(options: { value: string; label: string }[], chosen: string) {
  const known = chosen === '' || options.some(({ value }) => value === chosen);
  return known ? options : [...options, { value: chosen, label: chosen }];
}

export function ActivityFilters({
  environments,
  view,
  onChange,
  onClear,
  filtered,
}: {
  environments: readonly EnvironmentName[];
  view: ActivityView;
  onChange: (change: Partial<ActivityView>) => void;
  onClear: () => void;
  filtered: boolean;
}) {
  const members = useQuery(membersQuery());
  const actors = (members.data?.members ?? []).map(({ id, name, email }) => ({
    value: id,
    label: `${name} · ${email}`,
  }));
  const choose = (key: keyof ActivityView) => ({
    value: view[key],
    onChange: (event: { target: { value: string } }) => onChange({ [key]: event.target.value }),
  });
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  const set = Object.values(view).filter(Boolean).length;
  return (
    <search aria-label="Filter the activity" className="mb-4">
      <Button
        aria-expanded={unfolded}
        aria-controls={id}
        onClick={() => setUnfolded(!unfolded)}
        className="sm:hidden"
      >
        <ListFilter aria-hidden className="size-4" />
        {set > 0 ? `Filters (${set})` : 'Filters'}
      </Button>
      <div id={id} className={cn('flex flex-wrap items-end gap-2 max-sm:mt-2', !unfolded && 'max-sm:hidden')}>
        <Select
          aria-label="Result"
          placeholder="Any result"
          className="w-36 max-sm:w-32"
          options={withChosen(results, view.result)}
          {...choose('result')}
        />
        <Select
          aria-label="Operation"
          placeholder="Any operation"
          className="w-44 max-sm:flex-1"
          options={withChosen(operations, view.operation)}
          {...choose('operation')}
        />
        <Select
          aria-label="Member"
          placeholder="Anyone"
          className="w-48 max-sm:w-full"
          options={withChosen(actors, view.actor)}
          {...choose('actor')}
        />
        {(environments.length > 1 || view.environment !== '') && (
          <Select
            aria-label="Environment"
            placeholder="Any environment"
            className="w-44 max-sm:w-full"
            options={withChosen(
              environments.map(({ id, label }) => ({ value: id, label })),
              view.environment,
            )}
            {...choose('environment')}
          />
        )}
        <TargetFilter key={view.target} target={view.target} onChange={(target) => onChange({ target })} />
        <div className="flex flex-wrap gap-x-3 gap-y-2 max-sm:w-full">
          <Day label="From" value={view.from} onChange={(from) => onChange({ from })} />
          <Day label="To" value={view.to} onChange={(to) => onChange({ to })} />
        </div>
        {filtered && (
          <Button variant="ghost" onClick={onClear}>
            Clear filters
          </Button>
        )}
      </div>
    </search>
  );
}

/** Asks when the typing is done, by Enter or by leaving, since only whole ids match. */
function TargetFilter({ target, onChange }: { target: string; onChange: (target: string) => void }) {
  const [text, setText] = useState(target);
  const commit = () => text.trim() !== target && onChange(text.trim());
  return (
    <form
      className="w-56 max-sm:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <Input
        mono
        aria-label="Target"
        placeholder="Target, such as s-…/alice"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
      />
    </form>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  const id = useId();
  return (
    <div className="flex items-center gap-1.5 max-sm:w-full">
      <label htmlFor={id} className="text-table text-muted max-sm:w-10">
        {label}
      </label>
      <Input
        id={id}
        type="date"
        className="w-36 max-sm:w-full"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
