// An FTP client that says exactly what a test wants it to say, over plain sockets or TLS.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';

export interface Answer {
  code: number;
  text: string;
}

export class TestClient {
  /** All that came and was not read yet. */
  private received = '';
  private wake: () => void = () => {};
  private ended = false;
  private session: Buffer | undefined;

  private constructor(
    private socket: Socket,
    private readonly host: string,
  ) {
    this.listen();
  }

  static async connect(port: number, host = '127.0.0.1'): Promise<TestClient> {
    const socket = connect(port, host);
    await once(socket, 'connect');
    return new TestClient(socket, host);
  }

  /** The next reply; rejects when the connection ends before it. */
  async answer(): Promise<Answer> {
    for (;;) {
      const [whole, code, , text] = /^(\d{3})(-[\s\S]*?\r\n\1)? ([^\r]*)\r\n/.exec(this.received) ?? [];
      if (whole !== undefined) {
        this.received = this.received.slice(whole.length);
        return {
          code: Number(code),
          text: whole.includes('-') && whole.length > (text?.length ?? 0) + 6 ? whole : (text ?? ''),
        };
      }
      if (this.ended) throw new Error(`The connection ended; left was ${JSON.stringify(this.received)}`);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  send(text: string | Buffer): void {
    this.socket.write(text);
  }

  async command(line: string): Promise<Answer> {
    this.send(`${line}\r\n`);
    return this.answer();
  }

  async secure(options: ConnectionOptions = {}): Promise<void> {
    const { code } = await this.command('AUTH TLS');
    if (code !== 234) throw new Error(`AUTH TLS was answered with ${code}`);
    this.socket.removeAllListeners();
    this.socket.on('error', () => {});
    const secure = connectTls({ socket: this.socket, rejectUnauthorized: false, ...options });
    secure.on('session', (session) => {
      this.session = session;
    });
    await once(secure, 'secureConnect');
    this.session ??= secure.getSession();
    this.socket = secure;
    this.listen();
  }

  async logIn(user: string, password: string): Promise<Answer> {
    await this.command(`USER ${user}`);
    return this.command(`PASS ${password}`);
  }

  async passivePort(): Promise<number> {
    const { text } = await this.command('EPSV');
    return Number(/\(\|\|\|(\d+)\|\)/.exec(text)?.[1]);
  }

  async plainData(): Promise<Socket> {
    const socket = connect(await this.passivePort(), this.host);
    socket.on('error', () => {});
    await once(socket, 'connect');
    return socket;
  }

  /** Stores a file in the clear; the code that it ends with. */
  async upload(name: string, content: string): Promise<number> {
    const data = await this.plainData();
    const { code } = await this.command(`STOR ${name}`);
    data.end(content);
    return code === 150 ? (await this.answer()).code : code;
  }

  /** What comes over a data connection in the clear; rejects where it does not come whole. */
  async fetch(command: string): Promise<string> {
    const data = await this.plainData();
    const { code } = await this.command(command);
    if (code !== 150) throw new Error(`${command} was answered with ${code}`);
    const text = await readAll(data);
    const end = await this.answer();
    if (end.code !== 226) throw new Error(`${command} ended with ${end.code}`);
    return text;
  }

  /** TLS over a data connection, which resumes the session of the control connection unless told not to. */
  async privateData(socket: Socket, { resume = true } = {}): Promise<TLSSocket> {
    const session = resume && this.session ? { session: this.session } : {};
    const secure = connectTls({ socket, rejectUnauthorized: false, ...session });
    secure.on('error', () => {});
    await Promise.race([once(secure, 'secureConnect'), once(secure, 'close')]);
    return secure;
  }

  /** For the data connections to come, whatever this one was good for. */
  keepSession(socket: TLSSocket): void {
    this.session = socket.getSession();
  }

  /** Resolves when the server has closed the connection, and gives what it said last. */
  async closed(): Promise<string> {
    while (!this.ended) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    return this.received;
  }

  destroy(): void {
    this.socket.destroy();
  }

  get peerCertificate() {
    return (this.socket as TLSSocket).getPeerX509Certificate();
  }

  get cipher() {
    return (this.socket as TLSSocket).getCipher();
  }

  private listen(): void {
    this.socket.on('data', (chunk: Buffer) => {
      this.received += chunk.toString();
      this.wake();
    });
    this.socket.on('error', () => {});
    this.socket.on('close', () => {
      this.ended = true;
      this.wake();
    });
  }
}

export async function readAll(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
