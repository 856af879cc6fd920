// Storage as a session policy leaves it: each access is put to the policy before it is made.

import { type FileDeed, mayDo, mayRename, type ObjectPath } from '../../lib/transfer-model/file-rights';
import type { SessionPolicy, Verdict } from '../../lib/transfer-model/session-policy';
import { Refusal } from './refusal';
import type { AttributeChange, Attributes, Location, OpenFile, OpenOptions, Storage } from './storage';

export class ScopedStorage implements Storage {
  constructor(
    private readonly storage: Storage,
    private readonly policy: SessionPolicy,
    private readonly partition: string,
  ) {}

  attributes(location: Location): Attributes {
    this.checkLook(location);
    return this.storage.attributes(location);
  }

  names(location: Location): string[] {
    this.check('list', location.components);
    return this.storage.names(location);
  }

  entries(location: Location, names: readonly string[]): { name: string; attributes: Attributes }[] {
    this.check('list', location.components);
    return this.storage.entries(location, names);
  }

  open(location: Location, options: OpenOptions): OpenFile {
    this.check(options.write ? 'write' : 'read', location.components);
    return this.storage.open(location, options);
  }

  makeFolder(location: Location, mode?: number): void {
    this.check('make-folder', location.components);
    this.storage.makeFolder(location, mode);
  }

  removeFolder(location: Location): void {
    this.check('remove-folder', location.components);
    this.storage.removeFolder(location);
  }

  removeFile(location: Location): void {
    this.check('remove-file', location.components);
    this.storage.removeFile(location);
  }

  rename(from: Location, to: Location): void {
    obey(mayRename(this.policy, from.components, to.components, this.partition));
    this.storage.rename(from, to);
  }

  change(location: Location, change: AttributeChange): void {
    this.checkLook(location);
    this.storage.change(location, change);
  }

  private check(deed: FileDeed, path: ObjectPath): void {
    obey(mayDo(this.policy, deed, path, this.partition));
  }

  /** That a home is there needs no asking: it is where the user landed. */
  private checkLook({ components, made }: Location): void {
    if (components.length > made) this.check('look', components);
  }
}

function obey({ allowed, reason }: Verdict): void {
  if (!allowed) throw new Refusal('DENIED', 'Permission denied', `Permission denied: ${reason}`);
}
