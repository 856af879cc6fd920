// Reads of the search index: what is found in the environments that the caller may see, and what those use already.

import 'server-only';
import { z } from 'zod';
import { callerIn } from '@/lib/caller';
import { getSettings } from '@/lib/env';
import { fingerprintOfLine } from '@/lib/ssh-keys/rules';
import { defineConsoleRead } from '@/lib/transfer/read';
import { findEntries } from './find';
import { type FoundKind, hrefOf, type Spot } from './rules';

export interface Found {
  kind: FoundKind;
  label: string;
  /** What stands beside it: its server, its serial. */
  hint: string;
  environment: string;
  href: string;
}

export interface FoundAnswer {
  items: Found[];
  /** There may be more than these. */
  more: boolean;
}

/** A public key that was pasted is looked for by its fingerprint. */
function asQuery(text: string): string {
  return /\bAAAA[A-Za-z0-9+/]{40}/.test(text) ? (fingerprintOfLine(text) ?? text) : text;
}

export const findInIndex = defineConsoleRead({
  permission: 'ListServers',
  input: z.object({ query: z.string().max(1_000) }),
  run: async ({ caller }, { query }): Promise<FoundAnswer> => {
    const visible = getSettings().environments.filter(({ id }) => callerIn(caller, id));
    const { matches, more } = await findEntries(visible, asQuery(query));
    const items = matches.map(({ entry, serverLabel }) => ({
      kind: entry.kind as FoundKind,
      label: entry.label,
      hint: [entry.kind === 'key' && entry.owner, entry.hint, entry.server && (serverLabel ?? entry.server)]
        .filter(Boolean)
        .join(' · '),
      environment: entry.environment,
      href: hrefOf(entry as Spot),
    }));
    return { items, more };
  },
});
