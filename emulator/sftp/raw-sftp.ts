// Speaks SFTP packet by packet, so that tests can send what no client library would.

import type { Client, ClientChannel } from 'ssh2';

export interface RawReply {
  type: number;
  id: number;
  body: Buffer;
}

export const Packet = {
  INIT: 1,
  OPEN: 3,
  CLOSE: 4,
  READ: 5,
  WRITE: 6,
  STAT: 17,
  EXTENDED: 200,
  STATUS: 101,
  HANDLE: 102,
  DATA: 103,
  ATTRS: 105,
  EXTENDED_REPLY: 201,
} as const;

export class RawSftp {
  readonly replies: RawReply[] = [];
  private received = Buffer.alloc(0);

  private constructor(readonly channel: ClientChannel) {
    channel.on('data', (data: Buffer) => {
      this.received = Buffer.concat([this.received, data]);
      this.parse();
    });
  }

  static open(client: Client): Promise<RawSftp> {
    return new Promise((resolve, reject) => {
      client.subsys('sftp', (error, channel) => {
        if (error) return reject(error);
        const raw = new RawSftp(channel);
        channel.write(packet(Packet.INIT, uint32(3)));
        resolve(raw);
      });
    });
  }

  /** False where the client should wait for the server to take what was sent. */
  send(type: number, id: number, ...parts: Buffer[]): boolean {
    return this.channel.write(packet(type, uint32(id), ...parts));
  }

  private parse(): void {
    while (this.received.length >= 4) {
      const end = 4 + this.received.readUInt32BE();
      if (this.received.length < end) return;
      const reply = this.received.subarray(4, end);
      this.received = this.received.subarray(end);
      this.replies.push({ type: reply[0] ?? 0, id: reply.readUInt32BE(1), body: reply.subarray(5) });
    }
  }
}

function packet(type: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from([type]), ...parts]);
  return Buffer.concat([uint32(body.length), body]);
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

export function text(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint32(bytes.length), bytes]);
}
