'use client';
/** What is selected in a table: how many, those out of sight told apart, all of them at a press, and what may be done. */
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../ui/button';

const number = new Intl.NumberFormat('en');

export function SelectionBar({
  caption,
  selected,
  outOfSight,
  shown,
  more,
  failed,
  selectAll,
  clear,
  children,
}: {
  /** What the rows are: "Users". */
  caption: string;
  selected: number;
  /** Of those selected, how many the filter hides. */
  outOfSight: number;
  /** How many rows match the filter. */
  shown: number;
  /** Rows that are still to be loaded. */
  more?: { loadAll?: () => void };
  failed: boolean;
  selectAll: () => void;
  clear: () => void;
  children: ReactNode;
}) {
  const [wantsAll, setWantsAll] = useState(false);
  const isLoaded = !more?.loadAll;
  useEffect(() => {
    if (!wantsAll || (!isLoaded && !failed)) return;
    setWantsAll(false);
    if (!failed) selectAll();
  }, [wantsAll, isLoaded, failed, selectAll]);
  const rest = selected - outOfSight < shown || !isLoaded;
  const all = isLoaded ? `all ${number.format(shown)}` : `all ${caption.toLowerCase()}`;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-table">
        {number.format(selected)} selected
        {outOfSight > 0 && `, ${number.format(outOfSight)} hidden by the filter`}
      </span>
      {children}
      {rest && (
        <Button
          size="sm"
          variant="ghost"
          pending={wantsAll}
          onClick={() => {
            setWantsAll(true);
            more?.loadAll?.();
          }}
        >
          Select {all}
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={clear}>
        Clear selection
      </Button>
    </div>
  );
}
