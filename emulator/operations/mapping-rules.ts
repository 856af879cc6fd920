// The rules of logical home directories (HomeDirectoryMapEntry; user guide, "Rules for using logical directories").

import type { HomeDirectoryMapping } from '../store/store';
import { InvalidRequestException } from '../wire/errors';

export function checkMappings(mappings: HomeDirectoryMapping[]): void {
  for (const mapping of mappings) checkMapping(mapping);
  checkOverlaps(mappings.map(({ Entry }) => Entry));
}

function checkMapping({ Entry, Target, Type }: HomeDirectoryMapping): void {
  if (Target.endsWith('/')) refuse(`Target must not end with a slash: ${Target}`);
  if (Type !== 'FILE') return;
  if (names(Entry).length === 0) refuse('Entry / cannot be of Type: FILE');
  if (names(Target).length < 2) refuse(`Target of Type: FILE must name a file: ${Target}`);
}

/** Entries overlap if one lies at or below another, so that `/` leaves room for no other. */
function checkOverlaps(entries: string[]): void {
  const sorted = entries
    .map((entry) => ({ entry, path: ['', ...names(entry), ''].join('/') }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  // What lies below a path comes right after it.
  sorted.forEach(({ entry, path }, index) => {
    const next = sorted[index + 1];
    if (next?.path === path) refuse('HomeDirectoryMappings must not contain the same Entry twice');
    if (next?.path.startsWith(path)) {
      refuse(`HomeDirectoryMappings entries overlap: ${entry} and ${next.entry}`);
    }
  });
}

const names = (path: string) => path.split('/').filter((name) => name !== '');

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}
