'use client';
/**
 * What may be done with the selected rows of a list, as one run. Its dialogs are fetched when one is first asked for.
 * Usage: `selectionActions={(rows) => <SelectionActions environmentId={id} kind="server" rows={rows.map(…)} />}`
 */
import { ChevronDown } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { type BulkKind, counted, kindWords, MOST_AT_ONCE } from '@/lib/bulk/rules';
import { reasonAgainst } from '@/lib/permissions';
import { useCaller } from '../caller';
import { Menu, type MenuItem } from '../ui/menu';

const TagDialog = dynamic(() => import('./tag-dialog').then((module) => module.TagDialog), { ssr: false });
const DeleteDialog = dynamic(() => import('./delete-dialog').then((module) => module.DeleteDialog), {
  ssr: false,
});

export interface SelectedRow {
  id: string;
  name: string;
}

export interface Selection {
  environmentId: string;
  kind: BulkKind;
  /** Of users, agreements and accesses. */
  serverId?: string;
  rows: readonly SelectedRow[];
}

/** Why a selection cannot be worked on, whatever is done with it. */
export function tooMany(count: number): string | undefined {
  return count > MOST_AT_ONCE
    ? `One run takes at most ${MOST_AT_ONCE.toLocaleString('en')} rows. Select fewer.`
    : undefined;
}

export function SelectionMenu({ kind, rows, items }: Selection & { items: readonly MenuItem[] }) {
  return (
    <Menu
      label={`Actions for ${counted(kind, rows.length)}`}
      items={items}
      size="sm"
      variant="secondary"
      align="start"
    >
      Actions
      <ChevronDown aria-hidden className="size-3.5" />
    </Menu>
  );
}

/** Tagging and deleting, which every kind of row knows; an access has no tags. */
export function useCommonActions(selection: Selection) {
  const { role } = useCaller();
  const [asked, setAsked] = useState<'tag' | 'delete'>();
  const { kind, rows } = selection;
  const words = kindWords[kind];
  const limit = tooMany(rows.length);
  const tag: MenuItem[] = words.tag
    ? [
        {
          label: 'Tag',
          disabledReason: reasonAgainst(role, words.tag) ?? limit,
          onSelect: () => setAsked('tag'),
        },
      ]
    : [];
  const remove: MenuItem[] = [
    {
      label: 'Delete',
      danger: true,
      disabledReason: reasonAgainst(role, words.delete) ?? limit,
      onSelect: () => setAsked('delete'),
    },
  ];
  const close = () => setAsked(undefined);
  const dialogs = (
    <>
      {asked === 'tag' && <TagDialog {...selection} onClose={close} />}
      {asked === 'delete' && <DeleteDialog {...selection} onClose={close} />}
    </>
  );
  return { tag, remove, dialogs };
}

export function SelectionActions(selection: Selection) {
  const { tag, remove, dialogs } = useCommonActions(selection);
  return (
    <>
      <SelectionMenu {...selection} items={[...tag, ...remove]} />
      {dialogs}
    </>
  );
}
