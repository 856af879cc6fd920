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
  const seen = new Map(entries.map((entry) => [key(names(entry)), entry]));
  if (seen.size < entries.length) refuse('HomeDirectoryMappings must not contain the same Entry twice');
  for (const entry of entries) {
    const parts = names(entry);
    for (let depth = 0; depth < parts.length; depth++) {
      const above = seen.get(key(parts.slice(0, depth)));
      if (above !== undefined) refuse(`HomeDirectoryMappings entries overlap: ${above} and ${entry}`);
    }
  }
}

const names = (path: string) => path.split('/').filter((name) => name !== '');
const key = (parts: string[]) => parts.join('/');

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}
