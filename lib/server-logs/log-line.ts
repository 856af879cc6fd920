// Reads a line of a server's log, which is JSON, or plain text where a server has no more than a role to log with. Pure.

/** What the lines of text call the members that JSON events have, in the words of the latter. */
const members: Record<string, string> = {
  SourceIP: 'source-ip',
  User: 'user',
  Client: 'client',
  Method: 'method',
  Message: 'message',
  Operation: 'operation',
  Path: 'path',
  NewPath: 'new-path',
  BytesIn: 'bytes-in',
  BytesOut: 'bytes-out',
  HomeDir: 'home-dir',
  Role: 'role',
  Mode: 'mode',
  Kex: 'kex',
  Ciphers: 'ciphers',
};

export type Facts = Record<string, string>;

/** Members of text and number alone; undefined for what is no object. */
export function factsOfJson(text: string): Facts | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const facts: Facts = {};
  for (const [name, fact] of Object.entries(value))
    if (typeof fact === 'string' || typeof fact === 'number') facts[name] = String(fact);
  return facts;
}

const beginning = /^(\S+) ([A-Z_]+)(?: |$)/;
const member = new RegExp(`(?:^| )(${Object.keys(members).join('|')})=`, 'g');

/**
 * `alice.0a1b CONNECTED SourceIP=192.0.2.1 User=alice Client="SSH-2.0-OpenSSH_9.9"`. A value goes on to the next member, since
 * paths may hold spaces; of a member that comes twice the first counts, since the later ones may be what a client called itself.
 */
export function factsOfText(line: string): Facts | undefined {
  const [all, stream, activity] = beginning.exec(line) ?? [];
  if (all === undefined || stream === undefined || activity === undefined) return undefined;
  const rest = line.slice(all.length);
  const found = [...rest.matchAll(member)];
  const facts: Facts = { 'activity-type': activity };
  for (const [index, match] of found.entries()) {
    const name = members[match[1] ?? ''] ?? '';
    const value = rest.slice(match.index + match[0].length, found[index + 1]?.index).trim();
    facts[name] ??= value.replace(/^"(.*)"$/, '$1');
  }
  const session = stream.lastIndexOf('.');
  if (session > 0) facts['session-id'] = stream.slice(session + 1);
  return facts;
}
