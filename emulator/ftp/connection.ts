// One control connection: its commands one after another, its change to TLS, its timers and its end.

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { CommandLines, parseCommand } from './command-lines';
import { plainAddress } from './passive-port';
import { bannerLines, type Reply, reply, replyText } from './reply';
import { FtpSession, type SessionContext } from './session';
import type { TlsSide } from './tls';
import { verbNamed } from './verbs';

export interface ConnectionContext extends SessionContext {
  /** Undefined where the server has no FTPS. */
  newTls(): TlsSide | undefined;
  onLogin(): void;
  onClose(): void;
}

/** How long a closing connection may take to send its last words. */
const LAST_WORDS_MS = 1000;
/** A client that has more waiting is read no further. */
const MOST_WAITING = 64;
/** Words that are no commands, from somebody who has not logged in. */
const MOST_NONSENSE = 10;
/** What TLS begins with: implicit FTPS, which the service does not have. */
const HANDSHAKE = 22;

export class FtpConnection {
  readonly session: FtpSession;
  private socket: Socket;
  private lines = new CommandLines();
  private readonly waiting: string[] = [];
  private busy: Promise<void> | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  private nonsense = 0;
  private closed = false;
  private ending = false;

  constructor(
    private readonly plain: Socket,
    private readonly context: ConnectionContext,
  ) {
    this.socket = plain;
    this.session = new FtpSession(
      randomBytes(8).toString('hex'),
      context,
      {
        say: (some) => this.say(some),
        touch: () => this.idleTimer?.refresh(),
        loggedIn: () => this.loggedIn(),
      },
      { local: plainAddress(plain.localAddress), peer: plainAddress(plain.remoteAddress) },
    );
    plain.setNoDelay(true);
    plain.on('error', () => this.destroy());
    plain.on('close', () => this.close());
    this.listen();
    void this.say(
      reply(220, 'Service ready', bannerLines(this.session.server?.PreAuthenticationLoginBanner)),
    );
  }

  /** At once and without a word. Of a socket under TLS only the upper end may be destroyed. */
  destroy(): void {
    this.socket.destroy();
  }

  /** Ends at once: what was not begun is not done any more. Resolves when the files are closed. */
  async end(reason: string): Promise<void> {
    this.stopListening(reason);
    await this.busy;
    await this.say(reply(421, reason));
    this.socket.end();
  }

  /** The same from within a command, which is what is under way. */
  private async expel(reason: string): Promise<void> {
    this.stopListening(reason);
    await this.say(reply(421, reason));
    this.socket.end();
  }

  private stopListening(reason: string): void {
    if (!this.ending) this.session.log('EXIT_REASON', { message: reason });
    this.session.close();
    this.endSoon();
  }

  /** Also where the client does not take the last words. */
  private endSoon(): void {
    this.ending = true;
    this.waiting.length = 0;
    setTimeout(() => this.destroy(), LAST_WORDS_MS).unref();
  }

  private loggedIn(): void {
    this.context.onLogin();
    this.idleTimer = setTimeout(() => void this.end('Idle timeout'), this.context.limits.idleMs);
  }

  private listen(): void {
    this.socket.on('data', (chunk: Buffer) => this.receive(chunk));
  }

  private receive(chunk: Buffer): void {
    if (this.ending) return;
    const lines = chunk[0] === HANDSHAKE && !this.session.tls ? undefined : this.lines.push(chunk);
    if (!lines) {
      this.session.close();
      this.endSoon();
      void this.say(reply(500, 'That is no command')).then(() => this.socket.end());
      return;
    }
    this.session.carrier.touch();
    for (const line of lines) if (!this.interrupts(line)) this.waiting.push(line);
    if (this.waiting.length > MOST_WAITING) this.socket.pause();
    this.busy ??= this.work()
      .catch((error: Error) => {
        console.error('An FTP command failed.', error);
        this.destroy();
      })
      .finally(() => {
        this.busy = undefined;
      });
  }

  /** ABOR does not wait for the transfer that it is about: that one answers, and then it does. */
  private interrupts(line: string): boolean {
    const { transfer } = this.session;
    if (parseCommand(line).verb !== 'ABOR' || !transfer) return false;
    transfer.abort();
    this.waiting.unshift('ABOR');
    return true;
  }

  private async work(): Promise<void> {
    for (let line = this.waiting.shift(); line !== undefined; line = this.waiting.shift()) {
      await this.obey(line);
      if (this.waiting.length === 0 && this.socket.isPaused()) this.socket.resume();
    }
  }

  private async obey(line: string): Promise<void> {
    const { verb, argument } = parseCommand(line);
    if (verb === 'AUTH') return this.authenticate(argument);
    if (verb === 'QUIT') {
      this.endSoon();
      await this.say(reply(221, 'Goodbye'));
      this.socket.end();
      return;
    }
    await this.say(await this.answer(verb, argument));
    const { session, nonsense } = this;
    if (session.failures >= this.context.limits.authenticationTries)
      await this.expel('Too many failed logins');
    else if (nonsense >= MOST_NONSENSE && !session.login)
      await this.expel('Too many words that are no commands');
  }

  private async answer(name: string, argument: string): Promise<Reply> {
    const { session } = this;
    const verb = verbNamed(name);
    if (!verb) {
      this.nonsense += 1;
      return reply(502, 'That command is not supported');
    }
    if (verb.login && !session.login) return reply(530, 'Nobody has logged in');
    if (verb.argument && argument === '') return reply(501, 'An argument is missing');
    if (name !== 'RNTO') session.renameFrom = undefined;
    try {
      return await verb.run(session, argument);
    } catch (error) {
      return session.refuse(name, argument, error);
    }
  }

  /** Whatever came behind AUTH in the clear is nobody's word: it must not count as said under TLS. */
  private async authenticate(mechanism: string): Promise<void> {
    const { session } = this;
    if (session.tls) return this.say(reply(503, 'TLS is there already'));
    if (!/^TLS(-C)?$/i.test(mechanism)) return this.say(reply(504, 'Only AUTH TLS is supported'));
    if (session.login) return this.say(reply(503, 'AUTH comes before USER'));
    const tls = this.context.newTls();
    if (!tls) return this.say(reply(502, 'This server has no FTPS'));
    if (this.waiting.length > 0 || this.lines.pending) {
      return this.expel('Nothing may follow AUTH in the clear');
    }
    this.plain.removeAllListeners('data');
    this.plain.pause();
    this.plain.write(replyText(reply(234, 'TLS comes next')));
    const secure = tls.wrap(this.plain);
    session.tls = tls;
    session.userName = undefined;
    this.socket = secure;
    this.lines = new CommandLines();
    secure.once('secure', () => tls.bind(secure));
    secure.on('error', () => this.destroy());
    secure.on('close', () => this.close());
    this.listen();
  }

  /** Waits while the client does not read. */
  private async say(some: Reply): Promise<void> {
    const { socket } = this;
    if (!socket.writable || socket.write(replyText(some))) return;
    const gone = new AbortController();
    const { signal } = gone;
    await Promise.race([once(socket, 'drain', { signal }), once(this.plain, 'close', { signal })]).catch(
      () => {},
    );
    gone.abort();
  }

  private close(): void {
    if (this.closed) return;
    this.closed = true;
    this.ending = true;
    this.waiting.length = 0;
    clearTimeout(this.idleTimer);
    this.session.close();
    this.context.onClose();
    const { session, busy } = this;
    Promise.resolve(busy).then(() => session.log('DISCONNECTED'));
  }
}
