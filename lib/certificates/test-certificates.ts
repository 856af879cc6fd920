// Makes real certificates, keys and containers with openssl, for tests.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class OpensslFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'certificates-'));

  run(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.path, stdio: ['ignore', 'ignore', 'pipe'] });
  }

  text(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  bytes(name: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(readFileSync(join(this.path, name)));
  }

  /** `<name>.key` and `<name>.pem`, self-signed. */
  selfSigned(
    name: string,
    { bits = 2048, extensions = ['basicConstraints=critical,CA:FALSE'], days = 365 } = {},
  ): void {
    this.run(
      ...[
        'req',
        '-x509',
        '-newkey',
        `rsa:${bits}`,
        '-noenc',
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.pem`,
      ],
      ...['-subj', `/C=DE/O=Acme, Inc./CN=${name}`, '-days', String(days)],
      ...extensions.flatMap((extension) => ['-addext', extension]),
    );
  }

  /** `<name>.pem`, issued by `<authority>.pem`. */
  issued(name: string, authority: string, extensions: string[]): void {
    this.run(
      ...['req', '-x509', '-newkey', 'rsa:2048', '-noenc', '-keyout', `${name}.key`, '-out', `${name}.pem`],
      ...['-subj', `/CN=${name}`, '-CA', `${authority}.pem`, '-CAkey', `${authority}.key`],
      ...extensions.flatMap((extension) => ['-addext', extension]),
    );
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
