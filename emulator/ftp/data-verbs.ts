// Everything that takes a data connection: PASV, EPSV, RETR, STOR, STOU, LIST, NLST, MLSD; and STAT and ABOR, which take none.

import { randomBytes } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import type { OpenFile } from '../storage/storage';
import { DataTransfer } from './data-transfer';
import { factLine, type LineOf, listing, longLine, nameLine } from './listing';
import { PassivePort } from './passive-port';
import { type Reply, reply } from './reply';
import type { FtpSession } from './session';
import type { Verb, Verbs } from './verb';

const PIECE = 256 * 1024;
/** What STAT shows of a folder, which goes over the control connection. */
const MOST_LINES = 1000;

export const dataVerbs: Verbs = {
  PASV: {
    login: true,
    async run(session) {
      if (session.onlyExtended) return reply(501, 'EPSV ALL was sent');
      const address = announcedAddress(session);
      if (!address) return reply(522, 'PASV is for IPv4; use EPSV');
      const port = await openPort(session);
      if (!port) return reply(425, 'No passive port is free');
      const numbers = [...address.split('.'), port >> 8, port & 255].join(',');
      return reply(227, `Entering Passive Mode (${numbers})`);
    },
  },
  EPSV: {
    login: true,
    async run(session, argument) {
      if (/^ALL$/i.test(argument)) {
        session.onlyExtended = true;
        return reply(200, 'Only EPSV from now on');
      }
      const family = isIPv6(session.addresses.local) ? '2' : '1';
      if (argument !== '' && argument !== family) return reply(522, `Use (${family})`);
      const port = await openPort(session);
      return port
        ? reply(229, `Entering Extended Passive Mode (|||${port}|)`)
        : reply(425, 'No passive port is free');
    },
  },
  LIST: list(longLine),
  NLST: list(nameLine),
  MLSD: list(factLine, true),
  RETR: {
    login: true,
    argument: true,
    run(session, argument) {
      const path = session.path(argument);
      const file = session.files.open(path, { ...CLOSED, read: true });
      const stored = session.files.storedPath(path);
      return overData(session, file, (data) => retrieve(session, data, file, stored));
    },
  },
  STOR: {
    login: true,
    argument: true,
    run: (session, argument) => store(session, session.path(argument), false),
  },
  STOU: {
    login: true,
    run(session, argument) {
      const name = `${argument || 'file'}.${randomBytes(8).toString('hex')}`;
      return store(session, session.path(name), true, `FILE: ${name}`);
    },
  },
  /** Of what is there without a path, and of a path what LIST would show. */
  STAT: {
    login: true,
    run(session, argument) {
      if (argument === '')
        return reply(211, 'End', [`Logged in as ${session.login?.user.UserName} over ${session.protocol}`]);
      const lines: string[] = [];
      for (const some of listing(session.files, session.path(withoutOptions(argument)), longLine)()) {
        lines.push(...some.split('\r\n').filter(Boolean));
        if (lines.length > MOST_LINES) return reply(550, 'The folder is too large for STAT; use LIST');
      }
      return reply(213, 'End', ['Status follows', ...lines]);
    },
  },
  /** While a transfer is under way the connection answers this one at once, and ends the transfer. */
  ABOR: {
    login: true,
    run(session) {
      session.close();
      return reply(226, 'Nothing is under way');
    },
  },
};

const CLOSED = { read: false, write: false, append: false, create: false, truncate: false, exclusive: false };

function list(lineOf: LineOf, folderOnly = false): Verb {
  return {
    login: true,
    run(session, argument) {
      const path = session.path(withoutOptions(argument));
      if (folderOnly && !session.files.attributes(path).directory) return reply(501, 'Not a folder');
      const lines = listing(session.files, path, lineOf);
      return overData(session, undefined, async (data) => {
        return (await data.send(inTurns(lines()))) ? complete() : broken();
      });
    },
  };
}

/** `LIST -la folder`, as clients send it that were made for ls. */
const withoutOptions = (argument: string) => argument.replace(/^(-[a-zA-Z]+( |$))+/, '');

async function* inTurns(lines: Iterable<string>): AsyncGenerator<string> {
  for (const line of lines) {
    yield line;
    // Others get a turn between the batches of a large folder.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const complete = () => reply(226, 'Transfer complete');
const broken = () => reply(426, 'The data connection was closed before the end');

async function openPort(session: FtpSession): Promise<number | undefined> {
  session.passive?.close();
  const { host, passivePorts, limits } = session.context;
  const { peer } = session.addresses;
  session.passive = await PassivePort.open(host, passivePorts, peer, limits.dataConnectionMs);
  return session.passive?.port;
}

/** AUTO is where the client reached the server; 0.0.0.0 tells it to use that address again. */
function announcedAddress({ context: { passiveIp }, addresses: { local } }: FtpSession): string | undefined {
  const address = passiveIp === 'AUTO' ? local : passiveIp;
  return isIPv4(address) ? address : undefined;
}

/** Waits for the data connection, announces the transfer, and leaves no file open behind. */
async function overData(
  session: FtpSession,
  file: OpenFile | undefined,
  work: (data: DataTransfer) => Promise<Reply>,
  announcement = 'The data connection is open',
): Promise<Reply> {
  const { passive, tls, carrier, context } = session;
  session.passive = undefined;
  const refused =
    tls && !session.privateData
      ? reply(521, 'PROT P comes first')
      : !passive && reply(425, 'PASV or EPSV comes first');
  if (refused || !passive) {
    passive?.close();
    discard(file);
    return refused || reply(425, 'PASV or EPSV comes first');
  }
  const data = new DataTransfer(passive, context.limits.unresponsiveMs, carrier.touch);
  session.transfer = data;
  try {
    const trouble = await begin(session, data, announcement);
    if (trouble) {
      data.abort();
      discard(file);
      return trouble;
    }
    return await work(data);
  } catch (error) {
    data.abort();
    throw error;
  } finally {
    session.transfer = undefined;
    data.end();
  }
}

async function begin(
  session: FtpSession,
  data: DataTransfer,
  announcement: string,
): Promise<Reply | undefined> {
  if (!(await data.connect())) return reply(425, 'No data connection was made');
  await session.carrier.say(reply(150, announcement));
  if (!session.tls) return undefined;
  const trouble = await data.protect(session.tls);
  if (trouble === 'failed') return reply(522, 'TLS could not be established on the data connection');
  if (trouble === undefined) return undefined;
  session.log('TLS_RESUME_FAILURE', {
    message: 'The data connection did not resume the TLS session of the control connection',
    'source-ip': session.addresses.peer,
  });
  return reply(522, 'The data connection has to resume the TLS session of the control connection');
}

/** A file that no byte was written to is not stored, where that can still be helped. */
function discard(file: OpenFile | undefined): void {
  if (file?.discard) file.discard();
  else file?.close();
}

async function retrieve(
  session: FtpSession,
  data: DataTransfer,
  file: OpenFile,
  path: string,
): Promise<Reply> {
  session.log('OPEN', { path, mode: 'READ' });
  let position = 0;
  async function* pieces() {
    for (;;) {
      const target = Buffer.allocUnsafe(PIECE);
      const count = await file.read(target, position);
      if (count === 0) return;
      position += count;
      yield target.subarray(0, count);
    }
  }
  try {
    return (await data.send(pieces())) ? complete() : broken();
  } finally {
    file.close();
    session.log('CLOSE', { path, 'bytes-out': String(position) });
  }
}

function store(session: FtpSession, path: string, unique: boolean, announcement?: string): Promise<Reply> {
  const options = { ...CLOSED, write: true, create: true, truncate: true, exclusive: unique };
  const file = session.files.open(path, options);
  const stored = session.files.storedPath(path);
  return overData(session, file, (data) => receive(session, data, file, stored), announcement);
}

/** What arrived is stored though the connection was lost; a write that failed stores nothing on S3. */
async function receive(
  session: FtpSession,
  data: DataTransfer,
  file: OpenFile,
  path: string,
): Promise<Reply> {
  session.log('OPEN', { path, mode: 'CREATE|TRUNCATE|WRITE' });
  let position = 0;
  let whole = false;
  try {
    whole = await data.receive(async (chunk) => {
      await file.write(chunk, position);
      position += chunk.length;
    });
  } catch (error) {
    discard(file);
    throw error;
  }
  file.close();
  session.log(whole ? 'CLOSE' : 'PARTIAL_CLOSE', { path, 'bytes-in': String(position) });
  if (position > 0) uploaded(session, path, !whole);
  return whole ? complete() : broken();
}

function uploaded({ context, login, id }: FtpSession, path: string, partial: boolean): void {
  if (!login) return;
  const { UserName: userName, PosixProfile } = login.user;
  const posixProfile = PosixProfile ? { posixProfile: PosixProfile } : {};
  context.onUpload({ userName, sessionId: id, path, partial, ...posixProfile });
}
