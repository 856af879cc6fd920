// What the data plane asks of storage, whether it stands for S3 or for EFS.

/** A place in storage: the bucket or file system, then the folders, then the name. */
export interface Location {
  components: readonly string[];
  /** How many leading components exist from their first use: the bucket and the user's home below it. */
  made: number;
}

export interface Attributes {
  directory: boolean;
  mode: number;
  uid: number;
  gid: number;
  size: number;
  /** Seconds since the epoch, as SFTP carries them. */
  atime: number;
  mtime: number;
}

/** What a client asks to change; SFTP leaves out what is to stay. */
export type AttributeChange = Partial<Omit<Attributes, 'directory'>>;

export interface OpenOptions {
  read: boolean;
  write: boolean;
  append: boolean;
  create: boolean;
  truncate: boolean;
  exclusive: boolean;
  mode?: number;
}

export interface OpenFile {
  /** True where several reads, or several writes, may run at once. */
  readonly concurrent: boolean;
  read(target: Buffer, position: number): Promise<number>;
  /** Called in the order of the requests; the bytes themselves may land in any order. */
  write(data: Buffer, position: number): Promise<void>;
  attributes(): Attributes;
  change(change: AttributeChange): void;
  /** Also called when the connection is lost: what arrived is kept. */
  close(): void;
  /** Instead of closing, where what arrived can still be dropped. */
  discard?(): void;
}

export interface Storage {
  attributes(location: Location): Attributes;
  names(location: Location): string[];
  /** Attributes of those names in one folder that are files or folders. */
  entries(location: Location, names: readonly string[]): { name: string; attributes: Attributes }[];
  open(location: Location, options: OpenOptions): OpenFile;
  makeFolder(location: Location, mode?: number): void;
  removeFolder(location: Location): void;
  removeFile(location: Location): void;
  rename(from: Location, to: Location): void;
  change(location: Location, change: AttributeChange): void;
}
