// Opens the connection to a partner, so that it is known whether anything can have gone out.

import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';
import { SendingFailure } from './transfer-failure';

export interface Destination {
  url: URL;
  /** Certificates that the partner's server may show, beside those of public authorities. */
  trusted: string[];
}

const longestConnectMs = 30_000;

export function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url?.hostname) throw new SendingFailure('INVALID_URL_FORMAT', 'The URL of the connector is malformed');
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw new SendingFailure('INVALID_ENDPOINT_PROTOCOL', 'Only HTTP and HTTPS are supported');
}

export function connectTo(
  { url, trusted }: Destination,
  idleMs: number,
  signal: AbortSignal,
): Promise<Socket> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'https:';
  const port = Number(url.port) || (secure ? 443 : 80);
  const socket = secure
    ? connectTls({
        host,
        port,
        minVersion: 'TLSv1.2',
        ...(isIP(host) ? {} : { servername: host }),
        ...(trusted.length > 0 ? { ca: [...rootCertificates, ...trusted] } : {}),
      })
    : connectTcp({ host, port });
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      settle();
      socket.destroy();
      reject(connectFailure(error));
    };
    const abort = () => fail(new Error('The emulator is ending'));
    const overdue = () => fail(Object.assign(new Error(), { code: 'ETIMEDOUT' }));
    const timer = setTimeout(overdue, Math.min(idleMs, longestConnectMs));
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      socket.off('error', fail);
      // Whatever comes later is told to the request that uses the socket.
      socket.on('error', () => {});
    };
    socket.on('error', fail);
    signal.addEventListener('abort', abort);
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      settle();
      resolve(socket);
    });
  });
}

function connectFailure({ code = '', message }: NodeJS.ErrnoException): SendingFailure {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new SendingFailure(
      'UNABLE_RESOLVE_HOST_TO_IP_ADDRESS',
      'Unable to resolve hostname to IP addresses',
    );
  }
  const reason = reasons[code] ?? `failed: ${message || code}`;
  return new SendingFailure('UNABLE_TO_CONNECT_TO_REMOTE_HOST_OR_IP', `Connection to endpoint ${reason}`);
}

const reasons: Record<string, string> = {
  ETIMEDOUT: 'timed out',
  ECONNREFUSED: 'was refused',
  ECONNRESET: 'was closed by the partner',
};
