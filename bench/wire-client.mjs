// The Transfer API over one connection by hand, since the SDK costs more than the emulator's answer.
import { connect } from 'node:net';

/** A client with as little of its own as can be, so that the server is what is measured. @param {number} port */
export function oneConnection(port) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  let received = Buffer.alloc(0);
  let wanted = -1;
  /** @type {((body: string) => void) | undefined} */
  let answer;
  socket.on('data', (chunk) => {
    received = received.length ? Buffer.concat([received, chunk]) : chunk;
    if (wanted < 0) {
      const end = received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = /content-length: (\d+)/i.exec(received.toString('latin1', 0, end))?.[1];
      wanted = end + 4 + Number(length);
    }
    if (received.length < wanted) return;
    const body = received.toString('utf8', received.indexOf('\r\n\r\n') + 4, wanted);
    received = Buffer.alloc(0);
    wanted = -1;
    answer?.(body);
  });
  /** @param {string} operation @param {object} input @returns {Promise<string>} */
  const call = (operation, input) => {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const body = JSON.stringify(input);
    const head = [
      'POST / HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Content-Type: application/x-amz-json-1.1',
      `X-Amz-Target: TransferService.${operation}`,
      `X-Amz-Date: ${stamp}`,
      `Authorization: AWS4-HMAC-SHA256 Credential=local/${stamp.slice(0, 8)}/us-east-1/transfer/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    return new Promise((resolve) => {
      answer = resolve;
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    });
  };
  return { call, close: () => socket.destroy() };
}
