// Answers the requests of one SFTP channel.

import type { AttributeChange, Attributes } from '../storage/storage';
import type { Log } from '../user-session/activity-log';
import { longName } from '../user-session/long-name';
import type { UserFiles } from '../user-session/user-files';
import { Handles, MOST_OPEN } from './handles';
import { type Reply, type RequestKind, RequestQueue } from './request-queue';
import type { RequestName, RequestParameters, SftpChannel, WireAttributes } from './sftp-channel';
import {
  announceExtension,
  holdWindowWhile,
  openWindow,
  overranWindow,
  sendExitStatus,
  sendLimits,
  unsentReplies,
} from './ssh2-adaptations';
import { outcomeOf, Status } from './status';
import { LONGEST_DATA, Transfers } from './transfers';

/** What the session needs of the connection that carries it. */
export interface Carrier {
  /** Sends unless the connection is gone; replies of one turn leave together. */
  send(reply: Reply): void;
  /** True while the client does not take what was sent. */
  congested(): boolean;
  touch(): void;
  fail(reason: string): void;
  /** A file was stored, whole or as far as it came. */
  uploaded(path: string, partial: boolean): void;
}

/** Tells clients how much one request may carry: OpenSSH's then carry eight times as much as they would. */
const LIMITS = 'limits@openssh.com';
const LENGTHS = { packet: 256 * 1024, read: LONGEST_DATA, write: LONGEST_DATA, handles: MOST_OPEN };

const MOST_UNSENT = 32;
/** What a request that carries no data weighs in memory. */
const SMALL = 256;

type Work<K extends RequestName> = (...parameters: RequestParameters<K>) => Reply | Promise<Reply>;

export class SftpSession {
  private readonly handles = new Handles();
  private readonly transfers: Transfers;
  private readonly queue: RequestQueue;
  private ended = false;
  /** Resolves when every file is closed. */
  readonly finished: Promise<void>;
  private finish: () => void = () => {};

  constructor(
    private readonly channel: SftpChannel,
    private readonly files: UserFiles,
    private readonly log: Log,
    private readonly carrier: Carrier,
  ) {
    this.finished = new Promise((resolve) => {
      this.finish = resolve;
    });
    this.transfers = new Transfers(channel, files, this.handles, log, carrier.uploaded);
    this.queue = new RequestQueue(
      () => !this.ended && (unsentReplies(channel) > MOST_UNSENT || carrier.congested()),
      () => carrier.send(() => openWindow(channel)),
    );
    announceExtension(channel, LIMITS, '1');
    holdWindowWhile(channel, () => this.queue.full);
    this.answerTransfers();
    this.answerLookups();
    this.answerChanges();
    channel.on('error', (error) => {
      log('ERROR', { message: error.message });
      this.end();
    });
    channel.on('end', () => this.end());
    channel.on('close', () => this.end());
  }

  /** Goes on after the client took replies. */
  resume(): void {
    this.queue.pump();
  }

  /** Does what was asked before the end, then closes the files; `drop` leaves out what has not begun. */
  end(options: { drop?: boolean } = {}): void {
    if (options.drop) this.queue.drop();
    if (this.ended) return;
    this.ended = true;
    this.queue.submit('alone', 0, () => {
      this.transfers.closeAll();
      this.finish();
      return this.whileOpen(() => {
        sendExitStatus(this.channel, 0);
        this.channel.end();
      });
    });
  }

  private answerTransfers(): void {
    const { transfers } = this;
    this.answer('OPEN', (id, path, flags, { mode }) => transfers.open(id, path, flags, mode));
    this.answer('CLOSE', (id, handle) => transfers.close(id, handle));
    this.answer(
      'READ',
      (id, handle, offset, length) => transfers.read(id, handle, offset, length),
      (_id, handle, _offset, length) => [transfers.readKind(handle), Math.min(length, LONGEST_DATA)],
    );
    this.answer(
      'WRITE',
      (id, handle, offset, data) => transfers.write(id, handle, offset, data),
      (_id, handle, offset, data) => [transfers.writeKind(handle, offset, data.length), data.length],
    );
  }

  private answerLookups(): void {
    const { channel, files, handles } = this;
    this.answer('STAT', (id, path) => this.attributes(id, files.attributes(path)));
    this.answer('LSTAT', (id, path) => this.attributes(id, files.attributes(path)));
    this.answer('FSTAT', (id, handle) => this.attributes(id, handles.file(handle).file.attributes()));
    this.answer('REALPATH', (id, path) => {
      const filename = files.realPath(path);
      return () => channel.name(id, [{ filename, longname: filename, attrs: {} }]);
    });
    this.answer('OPENDIR', (id, path) => {
      handles.checkRoom();
      const handle = handles.add({ kind: 'folder', folder: files.openFolder(path) });
      return () => channel.handle(id, handle);
    });
    this.answer('READDIR', (id, handle) => {
      const entries = handles.folder(handle).folder.next();
      if (entries.length === 0) return () => channel.status(id, Status.EOF, 'End of file');
      const names = entries.map(({ name, attributes }) => ({
        filename: name,
        longname: longName(name, attributes),
        attrs: onTheWire(attributes),
      }));
      return () => channel.name(id, names);
    });
  }

  private answerChanges(): void {
    const { channel, files, handles, log } = this;
    const stored = (path: string) => ({ path: files.storedPath(path) });
    this.answer('REMOVE', (id, path) => {
      files.removeFile(path);
      log('DELETE', stored(path));
      return this.ok(id);
    });
    this.answer('MKDIR', (id, path, { mode }) => {
      files.makeFolder(path, mode);
      log('MKDIR', stored(path));
      return this.ok(id);
    });
    this.answer('RMDIR', (id, path) => {
      files.removeFolder(path);
      log('RMDIR', stored(path));
      return this.ok(id);
    });
    this.answer('RENAME', (id, from, to) => {
      files.rename(from, to);
      log('RENAME', { ...stored(from), 'new-path': files.storedPath(to) });
      return this.ok(id);
    });
    this.answer('SETSTAT', (id, path, change) => {
      files.change(path, fromTheWire(change));
      log('SETSTAT', stored(path));
      return this.ok(id);
    });
    this.answer('FSETSTAT', (id, handle, change) => {
      const { file, path } = handles.file(handle);
      file.change(fromTheWire(change));
      log('SETSTAT', { path });
      return this.ok(id);
    });
    this.answer('EXTENDED', (id, name) => {
      if (name === LIMITS) return () => sendLimits(channel, id, LENGTHS);
      return () => channel.status(id, Status.OP_UNSUPPORTED, 'Not supported');
    });
    for (const name of ['READLINK', 'SYMLINK'] as const) {
      this.answer(
        name,
        (...[id]) =>
          () =>
            channel.status(id, Status.OP_UNSUPPORTED, 'Not supported'),
      );
    }
  }

  private ok(id: number): Reply {
    return () => this.channel.status(id, Status.OK, 'Success');
  }

  private attributes(id: number, attributes: Attributes): Reply {
    return () => this.channel.attrs(id, onTheWire(attributes));
  }

  /** Queues each request of the name; whatever its work throws becomes a status and a log event. */
  private answer<K extends RequestName>(
    name: K,
    work: Work<K>,
    weigh: (...parameters: RequestParameters<K>) => [RequestKind, number] = () => ['alone', SMALL],
  ): void {
    this.channel.on(name, (...parameters) => {
      if (this.ended) return;
      if (overranWindow(this.channel))
        return this.carrier.fail('The client sent more than its window allows');
      this.carrier.touch();
      const [kind, weight] = weigh(...parameters);
      this.queue.submit(kind, weight, () => this.attempt(name, parameters, work));
    });
  }

  private attempt<K extends RequestName>(
    name: K,
    parameters: RequestParameters<K>,
    work: Work<K>,
  ): Reply | Promise<Reply> {
    const refuse = (error: unknown) => this.refuse(name, parameters, error);
    try {
      const result = work(...parameters);
      if (!(result instanceof Promise)) return this.whileOpen(result);
      return result.then((reply) => this.whileOpen(reply), refuse);
    } catch (error) {
      return refuse(error);
    }
  }

  private refuse(name: RequestName, parameters: RequestParameters<RequestName>, error: unknown): Reply {
    const { code, message, logged = message } = outcomeOf(error);
    const [id, subject] = parameters;
    const path = typeof subject === 'string' ? subject : subject && this.transfers.pathOf(subject);
    // A client that looks whether a name exists makes no error that anyone would want to read about.
    if (code !== Status.NO_SUCH_FILE) this.log('ERROR', { operation: name, path, message: logged });
    return this.whileOpen(() => this.channel.status(id, code, message));
  }

  private whileOpen(reply: Reply): Reply {
    return () => this.carrier.send(reply);
  }
}

function onTheWire({ mode, uid, gid, size, atime, mtime }: Attributes): WireAttributes {
  return { mode, uid, gid, size, atime, mtime };
}

/** ssh2 gives an object with further members. */
function fromTheWire({ mode, uid, gid, size, atime, mtime }: AttributeChange): AttributeChange {
  return { mode, uid, gid, size, atime, mtime };
}
