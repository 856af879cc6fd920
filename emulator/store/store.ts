// The emulator's durable state as its operations see it; whatever a method returned from is on disk.

import type {
  EndpointDetails,
  IdentityProviderDetails,
  Protocol,
  ProtocolDetails,
  State,
  WorkflowDetails,
} from '@aws-sdk/client-transfer';
import type { Wire } from '../wire/wire-shape';
import type { As2Store } from './as2-records';
import type { SftpTaskStore } from './connector-records';
import type { FileTransferStore } from './transfer-records';
import type { WebAppStore } from './web-app-records';
import type { ExecutionStore, ObjectTagStore, WorkflowStore } from './workflow-records';

/** A server as kept; the shape of DescribedServer less what is computed (tags, user count, fingerprint). */
export interface ServerRecord {
  ServerId: string;
  Arn: string;
  Domain: 'S3' | 'EFS';
  EndpointType: 'PUBLIC' | 'VPC' | 'VPC_ENDPOINT';
  IdentityProviderType: 'SERVICE_MANAGED' | 'API_GATEWAY' | 'AWS_DIRECTORY_SERVICE' | 'AWS_LAMBDA';
  IpAddressType: 'IPV4' | 'DUALSTACK';
  Protocols: Protocol[];
  SecurityPolicyName: string;
  State: State;
  ProtocolDetails: ProtocolDetails;
  S3StorageOptions: { DirectoryListingOptimization: 'ENABLED' | 'DISABLED' };
  Certificate?: string;
  EndpointDetails?: EndpointDetails;
  IdentityProviderDetails?: IdentityProviderDetails;
  LoggingRole?: string;
  PreAuthenticationLoginBanner?: string;
  PostAuthenticationLoginBanner?: string;
  StructuredLogDestinations?: string[];
  WorkflowDetails?: Wire<WorkflowDetails>;
}

export interface HomeDirectoryMapping {
  Entry: string;
  Target: string;
  Type?: 'FILE' | 'DIRECTORY';
}

/** What somebody who has logged in may reach. */
export interface FileAccess {
  Role: string;
  HomeDirectoryType: 'PATH' | 'LOGICAL';
  HomeDirectory?: string;
  HomeDirectoryMappings?: HomeDirectoryMapping[];
  Policy?: string;
  PosixProfile?: { Uid: number; Gid: number; SecondaryGids?: number[] };
}

export interface UserRecord extends FileAccess {
  ServerId: string;
  UserName: string;
  Arn: string;
}

export interface AccessRecord extends FileAccess {
  /** The SID of a group of the directory. */
  ExternalId: string;
}

export interface SshPublicKeyRecord {
  SshPublicKeyId: string;
  SshPublicKeyBody: string;
  /** Epoch milliseconds. */
  DateImported: number;
}

export interface HostKeyRecord {
  ServerId: string;
  HostKeyId: string;
  Arn: string;
  /** `ssh-rsa`, `ssh-ed25519`, `ecdsa-sha2-nistp256` … */
  Type: string;
  /** `SHA256:` and padded base64, as the service prints it. */
  HostKeyFingerprint: string;
  Description: string;
  /** Epoch milliseconds. */
  DateImported: number;
}

export interface Page<T> {
  items: T[];
  /** Position to go on from; absent on the last page. */
  next?: string;
}

/** Every method is synchronous: SQLite is in process, and a returned write is durable. */
export interface Store extends As2Store {
  servers: {
    get(serverId: string): ServerRecord | undefined;
    put(server: ServerRecord): void;
    /** Removes the server with its users, keys, host keys, agreements and tags. */
    delete(serverId: string): void;
    /** Those of one Region, or of all. */
    page(after: string | undefined, limit: number, region?: string): Page<ServerRecord>;
    count(region: string): number;
    /** Port that the server listens on, kept over restarts. */
    port(serverId: string, protocol: string): number | undefined;
    setPort(serverId: string, protocol: string, port: number): void;
    /** Every port that a server holds, listening or not. */
    ports(): number[];
  };
  users: {
    get(serverId: string, userName: string): UserRecord | undefined;
    put(user: UserRecord): void;
    delete(serverId: string, userName: string): void;
    page(
      serverId: string,
      after: string | undefined,
      limit: number,
    ): Page<UserRecord & { SshPublicKeyCount: number }>;
    count(serverId: string): number;
  };
  accesses: {
    get(serverId: string, externalId: string): AccessRecord | undefined;
    put(serverId: string, access: AccessRecord): void;
    delete(serverId: string, externalId: string): void;
    page(serverId: string, after: string | undefined, limit: number): Page<AccessRecord>;
    count(serverId: string): number;
  };
  sshPublicKeys: {
    list(serverId: string, userName: string): SshPublicKeyRecord[];
    put(serverId: string, userName: string, key: SshPublicKeyRecord): void;
    delete(serverId: string, userName: string, sshPublicKeyId: string): boolean;
  };
  hostKeys: {
    /** Oldest first. */
    list(serverId: string): HostKeyRecord[];
    get(serverId: string, hostKeyId: string): HostKeyRecord | undefined;
    /** `privateKey` is an unencrypted OpenSSH or PEM text; it is encrypted before it is stored. */
    put(hostKey: HostKeyRecord, privateKey?: string): void;
    delete(serverId: string, hostKeyId: string): void;
    /** Decrypted, for the data plane only. */
    privateKey(serverId: string, hostKeyId: string): string;
  };
  fileTransfers: FileTransferStore;
  sftpTasks: SftpTaskStore;
  webApps: WebAppStore;
  workflows: WorkflowStore;
  executions: ExecutionStore;
  objectTags: ObjectTagStore;
  tags: {
    list(arn: string): { Key: string; Value: string }[];
    put(arn: string, tags: { Key: string; Value: string }[]): void;
    delete(arn: string, keys: string[]): void;
  };
  /** A key derived from the folder's key file, one for each purpose. */
  secret(purpose: string): Buffer;
  /** Runs in one transaction: all of it is kept, or none. */
  transaction<T>(work: () => T): T;
  close(): void;
}
