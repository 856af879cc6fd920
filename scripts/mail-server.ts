// A small SMTP server for tests: takes mails and keeps them, or refuses as it is told.

import { createServer, type Socket } from 'node:net';

export interface ReceivedMail {
  from: string;
  to: string[];
  /** Header and body as they came, with the dots of the protocol taken away. */
  text: string;
}

export interface MailServer {
  /** smtp://127.0.0.1:port */
  url: string;
  mails: ReceivedMail[];
  /** From now on every recipient is refused. */
  refuseRecipients: () => void;
  close: () => Promise<void>;
}

const address = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? '';

export async function openMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const open = new Set<Socket>();
  let refusing = false;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, mails, () => refusing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuseRecipients: () => {
      refusing = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function serve(socket: Socket, mails: ReceivedMail[], refuses: () => boolean): void {
  let mail: ReceivedMail = { from: '', to: [], text: '' };
  let data: string[] | undefined;
  let rest = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') return say('250 mail.test');
    if (verb === 'MAIL') {
      mail = { from: address(line), to: [], text: '' };
      return say('250 OK');
    }
    if (verb === 'RCPT') {
      if (refuses()) return say('550 No such mailbox');
      mail.to.push(address(line));
      return say('250 OK');
    }
    if (verb === 'DATA') {
      data = [];
      return say('354 Go on');
    }
    if (verb === 'QUIT') return socket.end('221 Bye\r\n');
    return say(verb === 'RSET' || verb === 'NOOP' ? '250 OK' : '502 Not known');
  };
  socket.setEncoding('utf8');
  say('220 mail.test ready');
  socket.on('data', (chunk) => {
    const lines = (rest + String(chunk)).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!data) command(line);
      else if (line !== '.') data.push(line.replace(/^\./, ''));
      else {
        mails.push({ ...mail, text: data.join('\r\n') });
        data = undefined;
        say('250 Taken');
      }
    }
  });
}
