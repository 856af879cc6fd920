import { expect, test } from 'vitest';
import { knownHostsLines, sftpCommand } from './connection-rules';

const aws = { host: 's-1.server.transfer.eu-west-1.amazonaws.com', port: 22 };
const local = { host: '127.0.0.1', port: 2200 };

test('the command names the port only where it is not 22', () => {
  expect(sftpCommand(aws, 'alice')).toBe('sftp alice@s-1.server.transfer.eu-west-1.amazonaws.com');
  expect(sftpCommand(local, 'alice@example.com')).toBe('sftp -P 2200 alice@example.com@127.0.0.1');
});

test('a known_hosts line puts host and port in brackets where the port is not 22', () => {
  const keys = [
    { type: 'ssh-ed25519', base64: 'AAAA' },
    { type: 'ssh-rsa', base64: 'BBBB' },
  ];
  expect(knownHostsLines(aws, keys.slice(0, 1))).toBe(`${aws.host} ssh-ed25519 AAAA`);
  expect(knownHostsLines(local, keys)).toBe(
    '[127.0.0.1]:2200 ssh-ed25519 AAAA\n[127.0.0.1]:2200 ssh-rsa BBBB',
  );
});
