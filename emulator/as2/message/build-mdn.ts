// Writes message disposition notifications, signed where that is asked for.

import { digests } from '../cms/algorithms';
import type { BuildMdnOrder, BuiltMdn } from '../jobs';
import { joinMultipart, newBoundary } from '../mime/multipart';
import { inBytes, type Part } from '../mime/part';
import { signPart } from './sign-part';

export function buildMdn(order: BuildMdnOrder): BuiltMdn {
  const boundary = newBoundary();
  const text: Part = {
    headers: { 'Content-Type': 'text/plain; charset=us-ascii', 'Content-Transfer-Encoding': '7bit' },
    body: [line(order.text)],
  };
  const notification: Part = {
    headers: { 'Content-Type': 'message/disposition-notification', 'Content-Transfer-Encoding': '7bit' },
    body: fields(order).map(line),
  };
  const report: Part = {
    headers: {
      'Content-Type': `multipart/report; report-type=disposition-notification; boundary="${boundary}"`,
    },
    body: joinMultipart([inBytes(text), inBytes(notification)], boundary),
  };
  const { headers, body } = order.signing ? signPart(report, order.signing) : report;
  return { headers: { 'MIME-Version': '1.0', ...headers }, body: Buffer.concat(body) };
}

function fields({ reportingAgent, recipient, originalMessageId, disposition, mic }: BuildMdnOrder): string[] {
  return [
    `Reporting-UA: ${reportingAgent}`,
    `Original-Recipient: rfc822; ${recipient}`,
    `Final-Recipient: rfc822; ${recipient}`,
    `Original-Message-ID: ${originalMessageId}`,
    `Disposition: automatic-action/MDN-sent-automatically; ${disposition}`,
    ...(mic ? [`Received-Content-MIC: ${mic.value}, ${digests[mic.algorithm].mime}`] : []),
  ];
}

/** Message ids and names are a stranger's: none of them may begin a line of its own. */
function line(text: string): Buffer {
  return Buffer.from(`${text.replace(/[^\x20-\x7e]/g, ' ').slice(0, 900)}\r\n`, 'latin1');
}
