// What AS2 needs kept: certificates, profiles, agreements and connectors.

import type {
  As2ConnectorConfig,
  CertificateUsageType,
  CustomDirectoriesType,
  ProfileType,
} from '@aws-sdk/client-transfer';
import type { Wire } from '../wire/wire-shape';
import type { ConnectorRecord } from './connector-records';
import type { Page } from './store';

export interface CertificateRecord {
  CertificateId: string;
  Arn: string;
  Usage: CertificateUsageType;
  Type: 'CERTIFICATE' | 'CERTIFICATE_WITH_PRIVATE_KEY';
  /** PEM; where more than one certificate came in it, the first is the one and the others are its chain. */
  Certificate: string;
  CertificateChain?: string;
  /** Upper-case hexadecimal. */
  Serial: string;
  /** All four in epoch milliseconds; whoever uses the certificate asks for both windows. */
  NotBeforeDate: number;
  NotAfterDate: number;
  ActiveDate: number;
  InactiveDate: number;
  Description?: string;
}

export interface ProfileRecord {
  ProfileId: string;
  Arn: string;
  ProfileType: ProfileType;
  As2Id: string;
  CertificateIds: string[];
}

/** Has a BaseDirectory or CustomDirectories, never both. */
export interface AgreementRecord {
  AgreementId: string;
  Arn: string;
  ServerId: string;
  LocalProfileId: string;
  PartnerProfileId: string;
  AccessRole: string;
  Status: 'ACTIVE' | 'INACTIVE';
  PreserveFilename: 'ENABLED' | 'DISABLED';
  EnforceMessageSigning: 'ENABLED' | 'DISABLED';
  BaseDirectory?: string;
  CustomDirectories?: Wire<CustomDirectoriesType>;
  Description?: string;
}

/** What every connector says, since rules refuse one that leaves them out. */
type StatedInAs2Config =
  | 'LocalProfileId'
  | 'PartnerProfileId'
  | 'Compression'
  | 'EncryptionAlgorithm'
  | 'SigningAlgorithm'
  | 'MdnResponse'
  | 'PreserveContentType';

export type As2Config = Omit<As2ConnectorConfig, StatedInAs2Config> &
  Required<{ [Member in StatedInAs2Config]: NonNullable<As2ConnectorConfig[Member]> }>;

/** An MDN that is still to be posted to the partner. */
export interface PendingReceipt {
  id: string;
  serverId: string;
  partnerProfileId: string;
  url: string;
  headers: Record<string, string>;
  /** Base64. */
  body: string;
  /** The path of the status file, in the form `/bucket/key`; there is none for a duplicate. */
  statusPath?: string;
  /** What is recorded so far. */
  status: Record<string, string | number>;
}

/** Resources that have an id of their own in a Region; lists are sorted by id. */
export interface ResourceTable<T> {
  get(id: string): T | undefined;
  put(record: T): void;
  /** With its tags. */
  delete(id: string): void;
  page(after: string | undefined, limit: number, region: string): Page<T>;
  count(region: string): number;
}

export interface As2Store {
  certificates: Omit<ResourceTable<CertificateRecord>, 'put'> & {
    /** `privateKey` is an unencrypted PEM text; it is encrypted before it is stored, and kept where none is given. */
    put(certificate: CertificateRecord, privateKey?: string): void;
    /** Decrypted PKCS #8 in PEM, for the data plane only; undefined for a certificate without one. */
    privateKey(certificateId: string): string | undefined;
  };
  profiles: Omit<ResourceTable<ProfileRecord>, 'page'> & {
    page(
      after: string | undefined,
      limit: number,
      region: string,
      profileType?: ProfileType,
    ): Page<ProfileRecord>;
    /** Ids of the profiles that hold the certificate. */
    withCertificate(certificateId: string): string[];
  };
  agreements: Omit<ResourceTable<AgreementRecord>, 'page'> & {
    /** All of a server's, which the quota keeps to a hundred. */
    list(serverId: string): AgreementRecord[];
    /** Ids of the agreements that name the profile on either side. */
    withProfile(profileId: string): string[];
  };
  connectors: ResourceTable<ConnectorRecord> & {
    countOf(protocol: 'AS2' | 'SFTP', region: string): number;
    withProfile(profileId: string): string[];
    /** Ids of the connectors that have asynchronous MDNs sent to the server. */
    withServer(serverId: string): string[];
  };
  /** Message-IDs that were taken under an agreement, so that none is stored twice. */
  receivedMessages: {
    has(agreementId: string, messageId: string): boolean;
    /** Times are epoch milliseconds; those of any agreement before `keepSince` are forgotten. */
    add(agreementId: string, messageId: string, received: number, keepSince: number): void;
  };
  pendingReceipts: {
    list(serverId: string): PendingReceipt[];
    put(receipt: PendingReceipt): void;
    delete(id: string): void;
  };
}
