// For tests of messages: identities, files that go in and come out, and OpenSSL as the other side.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newCertificate, newRsaKey } from '../../sdk-tests/new-certificate';
import { run } from '../../sftp/openssh';
import { MessageFailure } from '../failure';
import type { Headers, Identity, OpenedMessage, OpenOrder, PackedMessage, PackOrder } from '../jobs';
import { openMessage } from './open';
import { packMessage } from './pack';

export const newIdentity = (name: string): Identity => newCertificate({ name, key: newRsaKey(2048) });

export const alice = newIdentity('alice');
export const bob = newIdentity('bob');

/** What is packed or opened in a test, by name, in a folder of its own. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'as2-'));

  constructor() {
    for (const [name, { certificate, privateKey }] of Object.entries({ alice, bob })) {
      this.write(`${name}.pem`, certificate);
      this.write(`${name}.key`, privateKey);
    }
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  read(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  /** From Alice; the body is left under the name `body`. */
  pack(payload: string | Uint8Array, order: Partial<PackOrder> = {}): PackedMessage & { lower: Headers } {
    const packed = packMessage({
      payload: this.write('payload', payload),
      contentType: 'application/edi-x12',
      compress: false,
      output: this.path('body'),
      ...order,
    });
    const lower = Object.entries(packed.headers).map(([name, value]) => [name.toLowerCase(), value]);
    return { ...packed, lower: Object.fromEntries(lower) };
  }

  /** By Bob, who knows Alice; the body is what was packed last. */
  open(
    headers: Headers,
    body?: string | Uint8Array,
    order: Partial<OpenOrder> = {},
  ): OpenedMessage & { payload: Buffer } {
    if (body !== undefined) this.write('body', body);
    const opened = openMessage({
      headers,
      body: this.path('body'),
      decryptionKeys: [bob],
      signerCertificates: [alice.certificate],
      micAlgorithm: 'SHA256',
      output: this.path('opened'),
      ...order,
    });
    return { ...opened, payload: this.read('opened') };
  }

  async openssl(...args: string[]): Promise<void> {
    const { code, output } = await run('openssl', args, { cwd: this.folder });
    if (code !== 0) throw new Error(output);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** The failure that the work ends in. */
export function failureOf(work: () => unknown): MessageFailure {
  try {
    work();
  } catch (error) {
    if (error instanceof MessageFailure) return error;
    throw error;
  }
  throw new Error('It should have failed.');
}
