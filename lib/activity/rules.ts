// What an audited event is about and how it is said. Pure; runs in the browser too.

import type { AuditFilter } from './schema';
import type { AuditEvent } from './trail';

export const resultWords: Record<AuditEvent['result'], string> = {
  succeeded: 'Succeeded',
  refused: 'Refused',
  failed: 'Failed',
  unknown: 'Unknown',
  pending: 'Under way',
};

const SERVER = /^s-[0-9a-f]{17}$/;
const CONNECTOR = /^c-[0-9a-f]{17}$/;
const CERTIFICATE = /^cert-[0-9a-f]{17}$/;
const PROFILE = /^p-[0-9a-f]{17}$/;
const AGREEMENT = /^a-[0-9a-f]{17}$/;

/** Where the target is shown; undefined for what was deleted or has no page. */
export function targetPath({
  environment,
  operation,
  target,
}: Pick<AuditEvent, 'environment' | 'operation' | 'target'>): string | undefined {
  if (environment === null) {
    return /Member|Invit|Administrator/.test(operation) && target ? '/settings/members' : undefined;
  }
  const [server = '', user, ...rest] = target.split('/');
  if (CONNECTOR.test(server)) {
    if (operation === 'StartFileTransfer' && user) return `/e/${environment}/transfers/sent/${user}/1`;
    return operation === 'DeleteConnector' ? undefined : `/e/${environment}/connectors/${server}`;
  }
  if (CERTIFICATE.test(server)) {
    return operation === 'DeleteCertificate' ? undefined : `/e/${environment}/certificates/${server}`;
  }
  if (PROFILE.test(server)) {
    return operation === 'DeleteProfile' ? undefined : `/e/${environment}/profiles/${server}`;
  }
  if (!SERVER.test(server)) return undefined;
  const path = `/e/${environment}/servers/${server}`;
  if (user === undefined) return operation === 'DeleteServer' ? undefined : path;
  if (AGREEMENT.test(user) && !/User|SshPublicKey/.test(operation)) {
    return operation === 'DeleteAgreement' ? `${path}/agreements` : `${path}/agreements/${user}`;
  }
  const isUser = /User|SshPublicKey/.test(operation) && rest.length <= 1;
  if (!isUser || operation === 'DeleteUser') return path;
  return `${path}/users/${encodeURIComponent(user)}`;
}

/** The input as people read JSON; text that is none stays as it is. */
export function readableInput(input: string | null): string | undefined {
  if (input === null) return undefined;
  try {
    return JSON.stringify(JSON.parse(input), null, 2);
  } catch {
    return input;
  }
}

/** Where the trail is to be had as a file, as it is filtered. */
export function exportPath(filter: AuditFilter, format: 'csv' | 'ndjson'): string {
  return `/api/activity/export?${new URLSearchParams({ ...filter, format })}`;
}

/** The filter without what is empty, so that equal views have equal keys. */
export function toAuditFilter(view: Record<keyof AuditFilter, string>): AuditFilter {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value.trim() !== '')) as AuditFilter;
}
