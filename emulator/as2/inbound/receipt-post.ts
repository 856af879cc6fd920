// Posts a receipt to the URL that a sender gave.

import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';

const TIMEOUT_MS = 30_000;

export interface PostFailure {
  code:
    | 'HTTP_ERROR_RESPONSE_FROM_PARTNER'
    | 'INVALID_ENDPOINT_PROTOCOL'
    | 'INVALID_URL_FORMAT'
    | 'UNABLE_TO_CONNECT_TO_REMOTE_HOST_OR_IP';
  message: string;
}

/** Undefined once the partner has taken it. `authorities` are trusted beside those of the system. */
export function postReceipt(
  url: string,
  headers: Record<string, string>,
  body: Buffer,
  options: { authorities: string[]; signal: AbortSignal },
): Promise<PostFailure | undefined> {
  if (!URL.canParse(url)) {
    return Promise.resolve({ code: 'INVALID_URL_FORMAT', message: 'The URL for receipts is not one' });
  }
  const { protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') {
    return Promise.resolve({
      code: 'INVALID_ENDPOINT_PROTOCOL',
      message: 'Only HTTP and HTTPS are supported',
    });
  }
  const send = protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((resolve) => {
    const failed = (error: Error) =>
      resolve({ code: 'UNABLE_TO_CONNECT_TO_REMOTE_HOST_OR_IP', message: error.message });
    const request = send(
      url,
      {
        method: 'POST',
        agent: false,
        timeout: TIMEOUT_MS,
        signal: AbortSignal.any([options.signal, AbortSignal.timeout(2 * TIMEOUT_MS)]),
        headers: { ...headers, 'Content-Length': String(body.length), Connection: 'close' },
        ...(protocol === 'https:' && { ca: [...rootCertificates, ...options.authorities] }),
      },
      (response) => {
        response.on('error', () => {}).resume();
        const { statusCode = 0 } = response;
        if (statusCode >= 200 && statusCode < 300) resolve(undefined);
        else
          resolve({
            code: 'HTTP_ERROR_RESPONSE_FROM_PARTNER',
            message: `${url} returned status ${statusCode}`,
          });
      },
    );
    request.on('timeout', () => request.destroy(new Error('Connection to endpoint timed out')));
    request.on('error', failed);
    request.end(body);
  });
}
