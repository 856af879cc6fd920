// What is kept of connectors: partners by AS2, or SFTP servers with the work that is to be done on them.

import type { As2Config } from './as2-records';
import type { Page } from './store';

interface AnyConnector {
  ConnectorId: string;
  Arn: string;
  AccessRole: string;
  IpAddressType: 'IPV4' | 'DUALSTACK';
  LoggingRole?: string;
}

export interface As2ConnectorRecord extends AnyConnector {
  Url: string;
  As2Config: As2Config;
  SftpConfig?: undefined;
  SecurityPolicyName?: string;
}

export interface SftpConfig {
  UserSecretId: string;
  /** `<host> <type> <base64>` or `<type> <base64>`, as they were given. */
  TrustedHostKeys: string[];
  MaxConcurrentConnections: number;
}

export interface VpcLattice {
  ResourceConfigurationArn: string;
  PortNumber: number;
}

export interface SftpConnectorRecord extends AnyConnector {
  /** Absent where the connection leaves through VPC Lattice. */
  Url?: string;
  As2Config?: undefined;
  SftpConfig: SftpConfig;
  SecurityPolicyName: string;
  VpcLattice?: VpcLattice;
  /** Epoch milliseconds of the last change of `VpcLattice`. */
  EgressChanged?: number;
}

export type ConnectorRecord = As2ConnectorRecord | SftpConnectorRecord;

/** One file to copy, or one thing to do on the far side. */
export interface SftpTaskRecord {
  /** The TransferId, ListingId, MoveId or DeleteId of the request. */
  RequestId: string;
  /** From 1, in the order of the request. */
  Number: number;
  ConnectorId: string;
  Operation: 'SEND' | 'RETRIEVE' | 'LIST' | 'MOVE' | 'DELETE';
  /** What is sent, retrieved, listed, moved or deleted. */
  FilePath: string;
  /** Where to: a folder far away or near, or the new path of what is moved. */
  TargetPath?: string;
  /** Of a listing. */
  MaxItems?: number;
  StatusCode: 'QUEUED' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  FailureCode?: string;
  FailureMessage?: string;
  /** Epoch milliseconds. */
  StartTime?: number;
  Size?: number;
}

export interface SftpTaskStore {
  /** `created` in epoch milliseconds. */
  add(tasks: SftpTaskRecord[], created: number): void;
  get(requestId: string, number: number): SftpTaskRecord | undefined;
  page(requestId: string, after: number, limit: number): Page<SftpTaskRecord>;
  put(task: SftpTaskRecord): void;
  /** QUEUED and IN_PROGRESS, oldest first. */
  unfinished(): SftpTaskRecord[];
  countUnfinished(connectorId: string): number;
  /** Forgets what was asked for before that time and is done. */
  forgetBefore(time: number): void;
}
