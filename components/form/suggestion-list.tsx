'use client';
/** The list under a field that suggests; only `suggesting-field.tsx` imports it, lazily. */
import { useEffect, useRef } from 'react';
import { cn } from '@/lib/cn';
import { panelClass } from '../ui/floating-panel';
import type { Suggestion } from './suggesting-field';

export function SuggestionList({
  id,
  suggestions,
  active,
  onPick,
}: {
  id: string;
  suggestions: readonly Suggestion[];
  /** Which one the arrow keys have reached; -1: none. */
  active: number;
  onPick: (suggestion: Suggestion) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Its answer is a promise in some browsers, which is no clean-up.
    void list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label="Suggestions"
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      className={cn(panelClass, 'absolute inset-x-0 top-full z-30 mt-1 max-h-64 overflow-y-auto p-1')}
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
        <div
          key={suggestion.value}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onClick={() => onPick(suggestion)}
          className={cn(
            'flex cursor-default flex-wrap items-baseline gap-x-3 rounded-sm px-2 py-1 hover:bg-hover pointer-coarse:min-h-11',
            index === active && 'bg-hover',
          )}
        >
          <span className="min-w-0 flex-1 font-mono text-table break-all">{suggestion.value}</span>
          {suggestion.note && <span className="text-xs text-muted">{suggestion.note}</span>}
        </div>
      ))}
    </div>
  );
}
