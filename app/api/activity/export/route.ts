// The trail as a file: GET with the filters of the activity page and a format. Who takes it away is audited too.

import { contentTypes, type ExportFormat, exportEvents, exportFormats } from '@/lib/activity/export';
import { toAuditFilter } from '@/lib/activity/rules';
import { auditFilterSchema } from '@/lib/activity/schema';
import { hiddenFrom } from '@/lib/activity/trail';
import { recordEvent } from '@/lib/audit/record';
import { findCaller } from '@/lib/caller';
import { reasonAgainst } from '@/lib/permissions';

function refuse(status: number, message: string): Response {
  return new Response(`${message}\n`, { status, headers: { 'cache-control': 'no-store' } });
}

function readRequest(request: Request) {
  const { format, ...view } = Object.fromEntries(new URL(request.url).searchParams);
  const filter = auditFilterSchema.omit({ NextToken: true }).safeParse(toAuditFilter(view as never));
  const known = exportFormats.find((name) => name === format);
  return known && filter.success ? { format: known, filter: filter.data } : undefined;
}

export async function GET(request: Request): Promise<Response> {
  // A page elsewhere may lead a browser here; it must not leave a trace in this member's name.
  if (!['same-origin', 'none', null].includes(request.headers.get('sec-fetch-site'))) {
    return refuse(403, 'This can only be asked for from the console itself.');
  }
  const caller = await findCaller();
  if (!caller) return refuse(401, 'Your session has ended. Sign in again.');
  const asked = readRequest(request);
  if (!asked) return refuse(400, 'These filters mean nothing here.');
  const { format, filter } = asked;
  const event = { operation: 'ExportActivity', target: format, input: filter };
  const reason = reasonAgainst(caller.role, 'ReadAudit');
  if (reason) {
    const error = { errorCode: 'NotPermitted', errorMessage: reason };
    await recordEvent(caller, { ...event, result: 'refused', ...error });
    return refuse(403, reason);
  }
  await recordEvent(caller, { ...event, result: 'succeeded' });
  return download(format, exportEvents({ ...filter, hidden: hiddenFrom(caller) }, format));
}

function download(format: ExportFormat, text: AsyncGenerator<string>): Response {
  const name = `activity-${new Date().toISOString().slice(0, 10)}.${format}`;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void text.return(undefined),
  });
  const headers = {
    'content-type': contentTypes[format],
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  };
  return new Response(body, { headers });
}
