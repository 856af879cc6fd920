// Everything that depends on the inside of ssh2: what its public interface lacks or does wrong, for one exact version.

import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import type { Client, Connection } from 'ssh2';
import type { SftpChannel } from './sftp-channel';
import { Status } from './status';

const SUPPORTED_VERSION = '1.17.0';

const require = createRequire(import.meta.url);
const { version } = require('ssh2/package.json') as { version: string };
if (version !== SUPPORTED_VERSION) {
  throw new Error(
    `The SFTP server is adapted to ssh2 ${SUPPORTED_VERSION}, but ${version} is installed; run npm ci.`,
  );
}

interface Lists {
  kex: { array: string[] };
  serverHostKey: { array: string[] };
  cs: Record<'cipher' | 'mac' | 'compress' | 'lang', { array: string[] }>;
}

interface KexInit {
  lists: Lists;
  constructor: new (lists: object) => KexInit;
}

interface Protocol {
  _offer: KexInit;
  _hostKeys: Record<string, unknown>;
  _kex: { remoteExtInfoEnabled: boolean };
  _handlers: Record<string, (...parameters: unknown[]) => void>;
  _onHandshakeComplete: (...parameters: unknown[]) => void;
  _debug: ((line: string) => void) | undefined;
  _packetRW: {
    write: { allocStart: number; alloc(size: number): Buffer; finalize(packet: Buffer): Buffer };
  };
  _cipher: { encrypt(packet: Buffer): void };
  channelData(channel: number, data: Buffer): void;
  channelWindowAdjust(channel: number, amount: number): void;
  exitStatus(channel: number, status: number): void;
}

interface Inside {
  _sock: Socket;
  _protocol: Protocol;
}

interface ChannelInside {
  _buffer: Buffer[];
  _waitChanDrain?: boolean;
  _protocol: Protocol;
  incoming: { window: number };
  outgoing: { id: number; state: string; window: number };
  push(data: Buffer | null): boolean | undefined;
}

const inside = (client: Connection | Client) => client as unknown as Inside;
const channelInside = (channel: SftpChannel) => channel as unknown as ChannelInside;

export function socketOf(client: Connection): Socket {
  return inside(client)._sock;
}

/** To be called before the key exchange, that is from the server's "connection" event. */
export function adaptConnection(
  client: Connection,
  options: { hostKeyAlgorithms: readonly string[]; onWindow: () => void },
): void {
  const protocol = inside(client)._protocol;
  offerHostKeyAlgorithms(protocol, options.hostKeyAlgorithms);
  correctSignatureAlgorithms(protocol);
  afterHandler(protocol, 'CHANNEL_WINDOW_ADJUST', options.onWindow);
}

/** Of a handshake that fails later on, ssh2 names the method only in a line for debugging. */
export function onKeyExchangeMethod(client: Connection, note: (method: string) => void): void {
  const protocol = inside(client)._protocol;
  protocol._debug = (line) => {
    const method = /^Handshake: KEX algorithm: (\S+)$/.exec(line)?.[1];
    if (method === undefined) return;
    protocol._debug = undefined;
    note(method);
  };
}

/** Lines for debugging are wanted of the handshake only: later there is one for every packet. */
export function stopNotes(client: Client): void {
  inside(client)._protocol._debug = undefined;
}

/** ssh2 always adds the SHA-1 signature of an RSA host key to its offer; a policy may not want it. */
function offerHostKeyAlgorithms(protocol: Protocol, allowed: readonly string[]): void {
  const { kex, serverHostKey, cs } = protocol._offer.lists;
  const list = serverHostKey.array.filter((name) => allowed.includes(name));
  if (list.length === serverHostKey.array.length) return;
  const directions = Object.fromEntries(Object.entries(cs).map(([name, { array }]) => [name, array]));
  protocol._offer = new protocol._offer.constructor({
    kex: kex.array,
    serverHostKey: list,
    cs: directions,
    sc: directions,
  });
}

const SIGNATURE_ALGORITHMS = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
].join(',');

/** ssh2's own list lacks a comma, which hides rsa-sha2-512, and names SHA-1 and DSA; RFC 8308 wants it here. */
function correctSignatureAlgorithms(protocol: Protocol): void {
  const complete = protocol._onHandshakeComplete;
  let first = true;
  protocol._onHandshakeComplete = (...parameters) => {
    if (first && protocol._kex.remoteExtInfoEnabled) sendExtensionInfo(protocol);
    first = false;
    protocol._kex.remoteExtInfoEnabled = false;
    complete(...parameters);
  };
}

function sendExtensionInfo(protocol: Protocol): void {
  const EXT_INFO = 7;
  const payload = Buffer.concat([
    Buffer.from([EXT_INFO, 0, 0, 0, 1]),
    sshString('server-sig-algs'),
    sshString(SIGNATURE_ALGORITHMS),
  ]);
  const { write } = protocol._packetRW;
  const start = write.allocStart;
  const packet = write.alloc(payload.length);
  packet.set(payload, start);
  protocol._cipher.encrypt(write.finalize(packet));
}

function sshString(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function afterHandler(protocol: Protocol, message: string, work: () => void): void {
  const handle = protocol._handlers[message];
  if (!handle) throw new Error(`ssh2 has no handler for ${message}`);
  protocol._handlers[message] = (...parameters) => {
    handle(...parameters);
    work();
  };
}

/** Replies that wait for the client to open its window. */
export function unsentReplies(channel: SftpChannel): number {
  return channelInside(channel)._buffer.length;
}

/** Lets the client's window run out while `full` says so: ssh2's SFTP would open it again for ever. */
export function holdWindowWhile(channel: SftpChannel, full: () => boolean): void {
  const sftp = channelInside(channel);
  const push = sftp.push.bind(sftp);
  sftp.push = (data) => {
    const result = push(data);
    return data !== null && full() ? false : result;
  };
}

const WINDOW = 2 * 1024 * 1024;

export function openWindow(channel: SftpChannel): void {
  const sftp = channelInside(channel);
  if (!sftp._waitChanDrain || sftp.outgoing.state !== 'open') return;
  sftp._waitChanDrain = false;
  const amount = WINDOW - sftp.incoming.window;
  if (amount <= 0) return;
  sftp.incoming.window += amount;
  sftp._protocol.channelWindowAdjust(sftp.outgoing.id, amount);
}

/** True where a client sent more than its window allowed. */
export function overranWindow(channel: SftpChannel): boolean {
  return channelInside(channel).incoming.window < 0;
}

/** scp and sftp take a channel that closes without an exit status for a failure. */
export function sendExitStatus(channel: SftpChannel, status: number): void {
  const sftp = channelInside(channel);
  if (sftp.outgoing.state === 'open') sftp._protocol.exitStatus(sftp.outgoing.id, status);
}

/** ssh2's VERSION, the first packet of a channel, names no extension; this one goes out in its place. */
export function announceExtension(channel: SftpChannel, name: string, value: string): void {
  const sftp = channelInside(channel);
  const protocol = sftp._protocol;
  const extension = Buffer.concat([sshString(name), sshString(value)]);
  sftp._protocol = Object.create(protocol, {
    channelData: {
      value: (id: number, version: Buffer) => {
        sftp._protocol = protocol;
        sftp.outgoing.window -= extension.length;
        const packet = Buffer.concat([version, extension]);
        packet.writeUInt32BE(packet.length - 4);
        protocol.channelData(id, packet);
      },
    },
  });
}

export interface Lengths {
  packet: number;
  read: number;
  write: number;
  handles: number;
}

/** The reply to limits@openssh.com, for which ssh2 has no method. */
export function sendLimits(channel: SftpChannel, id: number, lengths: Lengths): void {
  const EXTENDED_REPLY = 201;
  const sftp = channelInside(channel);
  const packet = Buffer.alloc(4 + 1 + 4 + 4 * 8);
  if (sftp._buffer.length > 0 || sftp.outgoing.window < packet.length) {
    channel.status(id, Status.OP_UNSUPPORTED, 'Not supported while replies wait');
    return;
  }
  packet.writeUInt32BE(packet.length - 4);
  packet[4] = EXTENDED_REPLY;
  packet.writeUInt32BE(id, 5);
  const { packet: most, read, write, handles } = lengths;
  for (const [index, length] of [most, read, write, handles].entries()) {
    packet.writeBigUInt64BE(BigInt(length), 9 + index * 8);
  }
  sftp.outgoing.window -= packet.length;
  sftp._protocol.channelData(sftp.outgoing.id, packet);
}
