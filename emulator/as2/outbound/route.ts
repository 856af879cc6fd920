// Who sends to whom: a connector with its two profiles and the certificates that are good now.

import type { As2Config, ProfileRecord } from '../../store/as2-records';
import type { As2ConnectorRecord } from '../../store/connector-records';
import type { Store } from '../../store/store';
import type { DigestAlgorithm, PackOrder } from '../jobs';
import { usableCertificates, usableIdentities } from '../usable-certificates';
import { SendingFailure } from './transfer-failure';

export interface Route {
  connector: As2ConnectorRecord;
  local: ProfileRecord;
  partner: ProfileRecord;
}

export function findRoute(store: Store, connectorId: string): Route {
  const found = store.connectors.get(connectorId);
  const connector = found?.SftpConfig ? undefined : found;
  const local = connector && store.profiles.get(connector.As2Config.LocalProfileId);
  const partner = connector && store.profiles.get(connector.As2Config.PartnerProfileId);
  if (connector && local && partner) return { connector, local, partner };
  throw new SendingFailure('CONNECTOR_NOT_FOUND', 'Connector or related configuration was not found');
}

/** Of several certificates the one that lasts longest, as the service chooses. */
export function signingIdentity(store: Store, { connector, local }: Route, now: Date): PackOrder['signing'] {
  const algorithm = connector.As2Config.SigningAlgorithm;
  if (algorithm === 'NONE') return undefined;
  const [identity] = usableIdentities(store, local, 'SIGNING', now);
  if (identity) return { ...identity, algorithm };
  throw new SendingFailure(
    'SIGNING_FAILED_NO_SIGNING_KEY_FOUND',
    'No signing key found in the local profile',
  );
}

export function encryptionFor(
  store: Store,
  { connector, partner }: Route,
  now: Date,
): PackOrder['encryption'] {
  const algorithm = connector.As2Config.EncryptionAlgorithm;
  if (algorithm === 'NONE') {
    if (connector.Url.toLowerCase().startsWith('https:')) return undefined;
    throw new SendingFailure('INSUFFICENT_MESSAGE_SECURITY_UNENCRYPTED', 'Encryption is required');
  }
  const [certificate] = usableCertificates(store, partner, 'ENCRYPTION', now);
  if (certificate) return { algorithm, certificate: certificate.Certificate };
  throw new SendingFailure(
    'ENCRYPT_FAILED_NO_ENCRYPTION_KEY_FOUND',
    'No encryption certificate found in the partner profile',
  );
}

/** Certificates that a signature of the partner's may be of. */
export function partnerSigners(store: Store, partner: ProfileRecord, now: Date): string[] {
  return usableCertificates(store, partner, 'SIGNING', now).map(({ Certificate }) => Certificate);
}

/** What MDNs are to be signed with; undefined where they are not to be. */
export function mdnAlgorithm({
  MdnSigningAlgorithm,
  SigningAlgorithm,
}: As2Config): DigestAlgorithm | undefined {
  const own = MdnSigningAlgorithm ?? 'DEFAULT';
  const chosen = own === 'DEFAULT' ? SigningAlgorithm : own;
  return chosen === 'NONE' ? undefined : chosen;
}
