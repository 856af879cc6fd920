// Opening, reading, writing and closing the files of one SFTP channel, with what the log tells about each.

import { Refusal } from '../storage/refusal';
import type { Log } from '../user-session/activity-log';
import type { UserFiles } from '../user-session/user-files';
import type { FileHandle, Handles } from './handles';
import { describeFlags, openOptions } from './open-flags';
import { ReadBuffers } from './read-buffers';
import type { Reply, RequestKind } from './request-queue';
import type { SftpChannel } from './sftp-channel';
import { Status } from './status';

/** What one READ or WRITE may carry, as with OpenSSH's server. */
export const LONGEST_DATA = 255 * 1024;

const readBuffers = new ReadBuffers(LONGEST_DATA);

export class Transfers {
  constructor(
    private readonly channel: SftpChannel,
    private readonly files: UserFiles,
    private readonly handles: Handles,
    private readonly log: Log,
    private readonly uploaded: (path: string, partial: boolean) => void,
  ) {}

  open(id: number, path: string, flags: number, mode: number | undefined): Reply {
    this.handles.checkRoom();
    const options = openOptions(flags, mode);
    const file = this.files.open(path, options);
    const storedPath = this.files.storedPath(path);
    const handle = this.handles.add({
      kind: 'file',
      file,
      path: storedPath,
      written: options.write,
      bytesIn: 0,
      bytesOut: 0,
      expected: 0,
    });
    this.log('OPEN', { path: storedPath, mode: describeFlags(options) });
    return () => this.channel.handle(id, handle);
  }

  close(id: number, name: Buffer): Reply {
    const handle = this.handles.take(name);
    if (handle.kind === 'file') {
      this.store(handle, false);
    }
    return () => this.channel.status(id, Status.OK, 'Success');
  }

  /** The connection ended: what arrived is stored all the same. */
  closeAll(): void {
    for (const handle of this.handles.takeAll()) {
      if (handle.kind !== 'file') continue;
      try {
        this.store(handle, handle.written);
      } catch (error) {
        this.log('ERROR', { operation: 'CLOSE', path: handle.path, message: (error as Error).message });
      }
    }
  }

  /** Workflows run on what holds something, and only once it is stored. */
  private store(handle: FileHandle, partial: boolean): void {
    const { file, path, written } = handle;
    const empty = !written || file.attributes().size === 0;
    file.close();
    this.logClose(handle, partial ? 'PARTIAL_CLOSE' : 'CLOSE');
    if (!empty) this.uploaded(path, partial);
  }

  readKind(name: Buffer): RequestKind {
    const handle = this.handles.find(name);
    return handle?.kind === 'file' && handle.file.concurrent ? 'read' : 'alone';
  }

  /** Writes that follow each other may overlap in time; others might land in the wrong order. */
  writeKind(name: Buffer, offset: number, length: number): RequestKind {
    const handle = this.handles.find(name);
    if (handle?.kind !== 'file' || !handle.file.concurrent) return 'alone';
    const follows = offset === handle.expected;
    handle.expected = offset + length;
    return follows ? 'write' : 'alone';
  }

  async read(id: number, name: Buffer, offset: number, length: number): Promise<Reply> {
    const handle = this.handles.file(name);
    const most = Math.min(length, LONGEST_DATA);
    const buffer = readBuffers.take(most);
    const readable = Number.isSafeInteger(offset);
    const count = readable ? await handle.file.read(buffer.subarray(0, most), offset) : 0;
    handle.bytesOut += count;
    return () => {
      if (count > 0) this.channel.data(id, buffer.subarray(0, count));
      else this.channel.status(id, Status.EOF, 'End of file');
      readBuffers.giveBack(buffer);
    };
  }

  async write(id: number, name: Buffer, offset: number, data: Buffer): Promise<Reply> {
    const handle = this.handles.file(name);
    // Beyond this Node would write where the file happens to stand.
    if (!Number.isSafeInteger(offset)) throw new Refusal('FAILURE', 'The offset is too large');
    await handle.file.write(data, offset);
    handle.bytesIn += data.length;
    return () => this.channel.status(id, Status.OK, 'Success');
  }

  pathOf(name: Buffer): string | undefined {
    const handle = this.handles.find(name);
    return handle?.kind === 'file' ? handle.path : undefined;
  }

  /** Counts are text, as the service logs them. */
  private logClose(handle: FileHandle, activity: 'CLOSE' | 'PARTIAL_CLOSE'): void {
    const { path, written, bytesIn, bytesOut } = handle;
    const bytes = written ? { 'bytes-in': String(bytesIn) } : { 'bytes-out': String(bytesOut) };
    this.log(activity, { path, ...bytes });
  }
}
