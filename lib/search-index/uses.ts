// What a resource names that others may name as well: roles, buckets, functions, networks; gathered to be suggested in forms.

import 'server-only';
import type {
  DescribedAgreement,
  DescribedConnector,
  DescribedServer,
  DescribedUser,
  DescribedWebApp,
  DescribedWorkflow,
} from '@aws-sdk/client-transfer';
import { storableText } from '@/lib/db/storable-text';
import type { UsedKind } from './rules';

/** Kind, what names it, and its value. */
export type Use = readonly [kind: UsedKind, usedBy: string, value: string];

/** As long as an ARN may be, in bytes: PostgreSQL's index takes little more. */
const MOST_BYTES = 2_048;

function uses(kind: UsedKind, usedBy: string, ...values: (string | undefined)[]): Use[] {
  const given = new Set(values.filter((value) => value !== undefined && value !== ''));
  return [...given]
    .map((value = '') => storableText(value))
    .filter((value) => Buffer.byteLength(value) <= MOST_BYTES)
    .map((value) => [kind, usedBy, value] as const);
}

/** `/bucket/folder` → `/bucket`, or the file system; variables are nobody's bucket. */
function storesOf(usedBy: string, paths: readonly (string | undefined)[]): Use[] {
  const first = (path: string | undefined) => /^\/([a-z0-9][a-z0-9.-]{1,62})(?:\/|$)/.exec(path ?? '')?.[1];
  return uses('bucket', usedBy, ...paths.map(first));
}

type Home = Pick<DescribedUser, 'Role' | 'HomeDirectory' | 'HomeDirectoryMappings'>;

function ofHome(usedBy: string, { Role, HomeDirectory, HomeDirectoryMappings = [] }: Home): Use[] {
  const targets = HomeDirectoryMappings.map(({ Target }) => Target);
  return [...uses('role', usedBy, Role), ...storesOf(usedBy, [HomeDirectory, ...targets])];
}

export const usesOfUser = (user: Home) => ofHome('user', user);
export const usesOfAccess = (access: Home) => ofHome('access', access);

export function usesOfServer(server: DescribedServer): Use[] {
  const provider = server.IdentityProviderDetails;
  const place = server.EndpointDetails;
  const { OnUpload = [], OnPartialUpload = [] } = server.WorkflowDetails ?? {};
  const executions = [...OnUpload, ...OnPartialUpload].map(({ ExecutionRole }) => ExecutionRole);
  return [
    ...uses('role', 'server-logging', server.LoggingRole),
    ...uses('role', 'server-identity', provider?.InvocationRole),
    ...uses('role', 'server-workflow', ...executions),
    ...uses('function', 'server', provider?.Function),
    ...uses('directory', 'server', provider?.DirectoryId),
    ...uses('certificate', 'server', server.Certificate),
    ...uses('log-group', 'server', ...(server.StructuredLogDestinations ?? [])),
    ...uses('vpc', 'server', place?.VpcId),
    ...uses('subnet', 'server', ...(place?.SubnetIds ?? [])),
    ...uses('security-group', 'server', ...(place?.SecurityGroupIds ?? [])),
    ...uses('address', 'server', ...(place?.AddressAllocationIds ?? [])),
  ];
}

export function usesOfAgreement(agreement: DescribedAgreement): Use[] {
  const folders = [agreement.BaseDirectory, ...Object.values(agreement.CustomDirectories ?? {})];
  return [...uses('role', 'agreement', agreement.AccessRole), ...storesOf('agreement', folders)];
}

export function usesOfConnector(connector: DescribedConnector): Use[] {
  return [
    ...uses('role', 'connector', connector.AccessRole),
    ...uses('role', 'connector-logging', connector.LoggingRole),
    ...uses(
      'secret',
      'connector',
      connector.SftpConfig?.UserSecretId,
      connector.As2Config?.BasicAuthSecretId,
    ),
  ];
}

export function usesOfWorkflow({ Steps = [], OnExceptionSteps = [] }: DescribedWorkflow): Use[] {
  const steps = [...Steps, ...OnExceptionSteps];
  const buckets = steps.flatMap(({ CopyStepDetails, DecryptStepDetails }) => [
    CopyStepDetails?.DestinationFileLocation?.S3FileLocation?.Bucket,
    DecryptStepDetails?.DestinationFileLocation?.S3FileLocation?.Bucket,
  ]);
  const functions = steps.map(({ CustomStepDetails }) => CustomStepDetails?.Target);
  return [
    ...uses('bucket', 'workflow', ...buckets.filter((name) => !name?.includes('$'))),
    ...uses('function', 'workflow', ...functions),
  ];
}

export function usesOfWebApp(webApp: DescribedWebApp): Use[] {
  const provider = webApp.DescribedIdentityProviderDetails?.IdentityCenterConfig;
  const place = webApp.DescribedEndpointDetails?.Vpc;
  return [
    ...uses('role', 'web-app', provider?.Role),
    ...uses('identity-center', 'web-app', provider?.InstanceArn),
    ...uses('vpc', 'web-app', place?.VpcId),
    ...uses('subnet', 'web-app', ...(place?.SubnetIds ?? [])),
  ];
}
