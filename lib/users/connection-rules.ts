// What a user types to connect: the sftp command and the known_hosts lines. Pure; runs in the browser too.

interface HostAndPort {
  host: string;
  port: number;
}

/** A word for a POSIX shell; only what needs quotes gets them. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** OpenSSH takes everything before the last @ for the name, so names with an @ work as they are. */
export function sftpCommand({ host, port }: HostAndPort, userName: string): string {
  const target = shellWord(`${userName}@${host}`);
  return port === 22 ? `sftp ${target}` : `sftp -P ${port} ${target}`;
}

/** One line per key, for `~/.ssh/known_hosts`. */
export function knownHostsLines(
  { host, port }: HostAndPort,
  keys: readonly { type: string; base64: string }[],
): string {
  const name = port === 22 ? host : `[${host}]:${port}`;
  return keys.map(({ type, base64 }) => `${name} ${type} ${base64}`).join('\n');
}

/** As programs with an address bar take it; an @ in the name must not end it. */
export function sftpAddress({ host, port }: HostAndPort, userName: string): string {
  return `sftp://${encodeURIComponent(userName)}@${host}${port === 22 ? '' : `:${port}`}`;
}

/** A section for `~/.ssh/config`, after which `sftp NAME` is all that has to be typed. */
export function sshConfig({ host, port }: HostAndPort, userName: string, name: string): string {
  return [
    `Host ${name}`,
    `  HostName ${host}`,
    `  Port ${port}`,
    `  User ${userName}`,
    '  IdentityFile ~/.ssh/id_ed25519',
    '  IdentitiesOnly yes',
  ].join('\n');
}
