// Who somebody is on a file system, and what the mode of a file leaves to them.

import type { FileAccess } from '../store/store';

export type PosixProfile = NonNullable<FileAccess['PosixProfile']>;

export interface Owner {
  uid: number;
  gid: number;
}

export const ROOT: PosixProfile = { Uid: 0, Gid: 0 };

/** The bits of one digit of a mode. */
export type Right = 'read' | 'write' | 'search';
const BITS: Record<Right, number> = { read: 4, write: 2, search: 1 };

/** As POSIX decides it: by the owner's digit for the owner, whatever the others say, then the group's, then the last. */
export function isAllowed(
  profile: PosixProfile,
  { uid, gid, mode }: Owner & { mode: number },
  right: Right,
): boolean {
  if (profile.Uid === 0) return true;
  const digit = profile.Uid === uid ? 6 : isInGroup(profile, gid) ? 3 : 0;
  return ((mode >> digit) & BITS[right]) !== 0;
}

export function isInGroup({ Gid, SecondaryGids = [] }: PosixProfile, gid: number): boolean {
  return Gid === gid || SecondaryGids.includes(gid);
}

/** Owners are changed by root; a file's owner may give it to another group of the owner's own. */
export function mayChangeOwner(profile: PosixProfile, present: Owner, wanted: Owner): boolean {
  if (profile.Uid === 0) return true;
  if (wanted.uid !== present.uid) return false;
  if (wanted.gid === present.gid) return true;
  return profile.Uid === present.uid && isInGroup(profile, wanted.gid);
}
