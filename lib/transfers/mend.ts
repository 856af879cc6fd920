// Where an object that mends a failure is opened. Pure.

import type { Mend } from './failure-codes';
import { sendHref } from './rules';

/** What is known of the objects that had to do with a message. */
export interface Places {
  connectorId?: string | undefined;
  serverId?: string | undefined;
  agreementId?: string | undefined;
  localProfileId?: string | undefined;
  partnerProfileId?: string | undefined;
  /** The files to send again. */
  paths?: readonly string[] | undefined;
}

export interface MendLink {
  mend: Mend;
  label: string;
  href: string;
}

/** The text for the partner on the same page. */
export const LETTER_ANCHOR = 'text-for-the-partner';

/** Undefined where the object is not known. */
export function mendLink(environmentId: string, mend: Mend, places: Places): MendLink | undefined {
  const { connectorId, serverId, agreementId, localProfileId, partnerProfileId, paths } = places;
  const root = `/e/${environmentId}`;
  const link = (label: string, href: string): MendLink => ({ mend, label, href });
  switch (mend) {
    case 'agreement':
      return serverId && agreementId
        ? link('Open the agreement', `${root}/servers/${serverId}/agreements/${agreementId}`)
        : mendLink(environmentId, 'agreements', places);
    case 'agreements':
      return serverId
        ? link('Agreements of the server', `${root}/servers/${serverId}/agreements`)
        : undefined;
    case 'connector':
      return connectorId ? link('Open the connector', `${root}/connectors/${connectorId}`) : undefined;
    case 'local-profile':
      return localProfileId ? link('Open our profile', `${root}/profiles/${localProfileId}`) : undefined;
    case 'partner-profile':
      return partnerProfileId
        ? link('Open the partner’s profile', `${root}/profiles/${partnerProfileId}`)
        : undefined;
    case 'server':
      return serverId ? link('Open the server', `${root}/servers/${serverId}`) : undefined;
    case 'file':
      return connectorId ? link('Choose another file', sendHref(environmentId, connectorId)) : undefined;
    case 'again':
      return connectorId ? link('Send again', sendHref(environmentId, connectorId, paths)) : undefined;
    case 'partner':
      return link('Text for the partner', `#${LETTER_ANCHOR}`);
  }
}
