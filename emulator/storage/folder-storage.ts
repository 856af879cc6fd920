// What S3 and EFS have in common as folders on disk: lookups, listings, removal and renaming.

import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, type Stats, unlinkSync } from 'node:fs';
import { inFolder, type Route } from './beneath';
import { Refusal } from './refusal';
import type { AttributeChange, Attributes, Location, OpenFile, OpenOptions, Storage } from './storage';

export abstract class FolderStorage implements Storage {
  constructor(protected readonly root: string) {}

  abstract open(location: Location, options: OpenOptions): OpenFile;
  abstract change(location: Location, change: AttributeChange): void;
  protected abstract describe(stats: Stats): Attributes;
  protected abstract checkRename(source: Attributes): void;
  /** Whether the user may list a folder, or change what is in it. */
  protected checkFolder(_folder: string, _right: 'read' | 'write'): void {}
  /** What was just made becomes the user's. */
  protected own(_path: string): void {}
  /** It is gone. */
  protected disown(_stats: Stats): void {}

  attributes(location: Location): Attributes {
    if (this.isFolderByDefinition(location))
      return this.within(location, (folder) => this.look(`${folder}/.`));
    return this.beside(location, (path) => this.look(path));
  }

  names(location: Location): string[] {
    return this.within(location, (folder) => {
      this.checkFolder(folder, 'read');
      return readdirSync(folder);
    });
  }

  /** What one folder holds, less links and devices, in no order. */
  children(location: Location): { name: string; directory: boolean }[] {
    const found = this.within(location, (folder) => readdirSync(folder, { withFileTypes: true }));
    return found
      .filter((entry) => entry.isFile() || entry.isDirectory())
      .map((entry) => ({ name: entry.name, directory: entry.isDirectory() }));
  }

  entries(location: Location, names: readonly string[]): { name: string; attributes: Attributes }[] {
    return this.within(location, (folder) =>
      names.flatMap((name) => {
        const attributes = this.lookOrNothing(`${folder}/${name}`);
        return attributes ? [{ name, attributes }] : [];
      }),
    );
  }

  makeFolder(location: Location, mode = 0o755): void {
    this.refuseBase(location);
    this.beside(location, (path, folder) => {
      this.checkFolder(folder, 'write');
      mkdirSync(path, { mode: mode & 0o777 });
      this.own(path);
    });
  }

  removeFolder(location: Location): void {
    this.refuseBase(location);
    this.remove(location, (path) => rmdirSync(path));
  }

  removeFile(location: Location): void {
    this.refuseBase(location);
    this.remove(location, (path) => {
      if (this.look(path).directory) throw new Refusal('FAILURE', 'Is a directory');
      unlinkSync(path);
    });
  }

  rename(from: Location, to: Location): void {
    this.refuseBase(from);
    this.refuseBase(to);
    this.beside(from, (source, fromFolder) => {
      this.checkRename(this.look(source));
      this.checkFolder(fromFolder, 'write');
      this.beside(to, (target, toFolder) => {
        this.checkFolder(toFolder, 'write');
        if (this.exists(target)) throw new Refusal('FAILURE', 'The target of a rename must not exist');
        renameSync(source, target);
      });
    });
  }

  /** Runs with the path of the location inside its opened folder; only the last component is left to follow. */
  protected beside<T>(location: Location, work: (path: string, folder: string) => T): T {
    const { components, made } = location;
    const name = components.at(-1);
    if (name === undefined) throw new Refusal('DENIED', 'Permission denied');
    const folders = components.slice(0, -1);
    return inFolder(this.route(folders, Math.min(made, folders.length)), (folder) =>
      work(`${folder}/${name}`, folder),
    );
  }

  protected route(folders: readonly string[], made: number): Route {
    return { root: this.root, folders, made };
  }

  protected exists(path: string): boolean {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  }

  /** Links, devices and sockets do not exist as far as a client can tell. */
  protected look(path: string): Attributes {
    const attributes = this.lookOrNothing(path);
    if (!attributes) throw new Refusal('NOT_FOUND', 'No such file or directory');
    return attributes;
  }

  protected lookOrNothing(path: string): Attributes | undefined {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats && (stats.isFile() || stats.isDirectory()) ? this.describe(stats) : undefined;
  }

  protected within<T>(location: Location, work: (folder: string) => T): T {
    const { components: folders, made } = location;
    if (folders.length === 0) throw new Refusal('DENIED', 'Permission denied');
    return inFolder(this.route(folders, made), work);
  }

  private remove(location: Location, work: (path: string) => void): void {
    this.beside(location, (path, folder) => {
      this.checkFolder(folder, 'write');
      const stats = lstatSync(path);
      work(path);
      this.disown(stats);
    });
  }

  private isFolderByDefinition(location: Location): boolean {
    return location.components.length > 0 && location.components.length <= location.made;
  }

  private refuseBase(location: Location): void {
    if (location.components.length <= Math.max(location.made, 1)) {
      throw new Refusal('DENIED', 'Permission denied');
    }
  }
}
