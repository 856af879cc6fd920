// Generated from model.json by `node scripts/generate-transfer-model.mjs`; do not edit.

export const AgreementStatusType = ['ACTIVE', 'INACTIVE'] as const;
export type AgreementStatusType = (typeof AgreementStatusType)[number];

export const As2Transport = ['HTTP'] as const;
export type As2Transport = (typeof As2Transport)[number];

export const CertificateStatusType = ['ACTIVE', 'PENDING_ROTATION', 'INACTIVE'] as const;
export type CertificateStatusType = (typeof CertificateStatusType)[number];

export const CertificateType = ['CERTIFICATE', 'CERTIFICATE_WITH_PRIVATE_KEY'] as const;
export type CertificateType = (typeof CertificateType)[number];

export const CertificateUsageType = ['SIGNING', 'ENCRYPTION', 'TLS'] as const;
export type CertificateUsageType = (typeof CertificateUsageType)[number];

export const CompressionEnum = ['ZLIB', 'DISABLED'] as const;
export type CompressionEnum = (typeof CompressionEnum)[number];

export const ConnectorEgressType = ['SERVICE_MANAGED', 'VPC_LATTICE'] as const;
export type ConnectorEgressType = (typeof ConnectorEgressType)[number];

export const ConnectorStatus = ['ACTIVE', 'ERRORED', 'PENDING'] as const;
export type ConnectorStatus = (typeof ConnectorStatus)[number];

export const ConnectorsIpAddressType = ['IPV4', 'DUALSTACK'] as const;
export type ConnectorsIpAddressType = (typeof ConnectorsIpAddressType)[number];

export const CustomStepStatus = ['SUCCESS', 'FAILURE'] as const;
export type CustomStepStatus = (typeof CustomStepStatus)[number];

export const DirectoryListingOptimization = ['ENABLED', 'DISABLED'] as const;
export type DirectoryListingOptimization = (typeof DirectoryListingOptimization)[number];

export const Domain = ['S3', 'EFS'] as const;
export type Domain = (typeof Domain)[number];

export const EncryptionAlg = ['AES128_CBC', 'AES192_CBC', 'AES256_CBC', 'DES_EDE3_CBC', 'NONE'] as const;
export type EncryptionAlg = (typeof EncryptionAlg)[number];

export const EncryptionType = ['PGP'] as const;
export type EncryptionType = (typeof EncryptionType)[number];

export const EndpointType = ['PUBLIC', 'VPC', 'VPC_ENDPOINT'] as const;
export type EndpointType = (typeof EndpointType)[number];

export const EnforceMessageSigningType = ['ENABLED', 'DISABLED'] as const;
export type EnforceMessageSigningType = (typeof EnforceMessageSigningType)[number];

export const ExecutionErrorType = ['PERMISSION_DENIED', 'CUSTOM_STEP_FAILED', 'THROTTLED', 'ALREADY_EXISTS', 'NOT_FOUND', 'BAD_REQUEST', 'TIMEOUT', 'INTERNAL_SERVER_ERROR'] as const;
export type ExecutionErrorType = (typeof ExecutionErrorType)[number];

export const ExecutionStatus = ['IN_PROGRESS', 'COMPLETED', 'EXCEPTION', 'HANDLING_EXCEPTION'] as const;
export type ExecutionStatus = (typeof ExecutionStatus)[number];

export const HomeDirectoryType = ['PATH', 'LOGICAL'] as const;
export type HomeDirectoryType = (typeof HomeDirectoryType)[number];

export const IdentityProviderType = ['SERVICE_MANAGED', 'API_GATEWAY', 'AWS_DIRECTORY_SERVICE', 'AWS_LAMBDA'] as const;
export type IdentityProviderType = (typeof IdentityProviderType)[number];

export const IpAddressType = ['IPV4', 'DUALSTACK'] as const;
export type IpAddressType = (typeof IpAddressType)[number];

export const MapType = ['FILE', 'DIRECTORY'] as const;
export type MapType = (typeof MapType)[number];

export const MdnResponse = ['SYNC', 'NONE', 'ASYNC'] as const;
export type MdnResponse = (typeof MdnResponse)[number];

export const MdnSigningAlg = ['SHA256', 'SHA384', 'SHA512', 'SHA1', 'NONE', 'DEFAULT'] as const;
export type MdnSigningAlg = (typeof MdnSigningAlg)[number];

export const OverwriteExisting = ['TRUE', 'FALSE'] as const;
export type OverwriteExisting = (typeof OverwriteExisting)[number];

export const PreserveContentType = ['ENABLED', 'DISABLED'] as const;
export type PreserveContentType = (typeof PreserveContentType)[number];

export const PreserveFilenameType = ['ENABLED', 'DISABLED'] as const;
export type PreserveFilenameType = (typeof PreserveFilenameType)[number];

export const ProfileType = ['LOCAL', 'PARTNER'] as const;
export type ProfileType = (typeof ProfileType)[number];

export const Protocol = ['SFTP', 'FTP', 'FTPS', 'AS2'] as const;
export type Protocol = (typeof Protocol)[number];

export const SecurityPolicyProtocol = ['SFTP', 'FTPS'] as const;
export type SecurityPolicyProtocol = (typeof SecurityPolicyProtocol)[number];

export const SecurityPolicyResourceType = ['SERVER', 'CONNECTOR'] as const;
export type SecurityPolicyResourceType = (typeof SecurityPolicyResourceType)[number];

export const SetStatOption = ['DEFAULT', 'ENABLE_NO_OP'] as const;
export type SetStatOption = (typeof SetStatOption)[number];

export const SftpAuthenticationMethods = ['PASSWORD', 'PUBLIC_KEY', 'PUBLIC_KEY_OR_PASSWORD', 'PUBLIC_KEY_AND_PASSWORD'] as const;
export type SftpAuthenticationMethods = (typeof SftpAuthenticationMethods)[number];

export const SigningAlg = ['SHA256', 'SHA384', 'SHA512', 'SHA1', 'NONE'] as const;
export type SigningAlg = (typeof SigningAlg)[number];

export const State = ['OFFLINE', 'ONLINE', 'STARTING', 'STOPPING', 'START_FAILED', 'STOP_FAILED'] as const;
export type State = (typeof State)[number];

export const TlsSessionResumptionMode = ['DISABLED', 'ENABLED', 'ENFORCED'] as const;
export type TlsSessionResumptionMode = (typeof TlsSessionResumptionMode)[number];

export const TransferTableStatus = ['QUEUED', 'IN_PROGRESS', 'COMPLETED', 'FAILED'] as const;
export type TransferTableStatus = (typeof TransferTableStatus)[number];

export const WebAppEndpointPolicy = ['FIPS', 'STANDARD'] as const;
export type WebAppEndpointPolicy = (typeof WebAppEndpointPolicy)[number];

export const WebAppEndpointType = ['PUBLIC', 'VPC'] as const;
export type WebAppEndpointType = (typeof WebAppEndpointType)[number];

export const WebAppVpcEndpointIpAddressType = ['IPV4', 'DUALSTACK'] as const;
export type WebAppVpcEndpointIpAddressType = (typeof WebAppVpcEndpointIpAddressType)[number];

export const WorkflowStepType = ['COPY', 'CUSTOM', 'TAG', 'DELETE', 'DECRYPT'] as const;
export type WorkflowStepType = (typeof WorkflowStepType)[number];
