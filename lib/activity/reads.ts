// What members may read of the audit trail.

import 'server-only';
import { defineConsoleRead } from '@/lib/transfer/read';
import { auditFilterSchema } from './schema';
import { hiddenFrom, readEvents } from './trail';

export const listEvents = defineConsoleRead({
  permission: 'ReadAudit',
  input: auditFilterSchema,
  run: ({ caller }, { NextToken, ...filter }) =>
    readEvents({ ...filter, hidden: hiddenFrom(caller) }, NextToken),
});
