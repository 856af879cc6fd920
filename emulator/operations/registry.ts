// Which function answers which operation of the API; what is missing here is answered as unsupported.

import { createServer } from './create-server';
import { createUser } from './create-user';
import { deleteHostKey } from './delete-host-key';
import { deleteServer } from './delete-server';
import { deleteSshPublicKey } from './delete-ssh-public-key';
import { deleteUser } from './delete-user';
import { describeHostKey } from './describe-host-key';
import { describeSecurityPolicy } from './describe-security-policy';
import { describeServer } from './describe-server';
import { describeUser } from './describe-user';
import { importHostKey } from './import-host-key';
import { importSshPublicKey } from './import-ssh-public-key';
import { listHostKeys } from './list-host-keys';
import { listSecurityPolicies } from './list-security-policies';
import { listServers } from './list-servers';
import { listTagsForResource } from './list-tags-for-resource';
import { listUsers } from './list-users';
import type { Context } from './operation';
import { startServer } from './start-server';
import { stopServer } from './stop-server';
import { tagResource } from './tag-resource';
import { testIdentityProvider } from './test-identity-provider';
import { untagResource } from './untag-resource';
import { updateHostKey } from './update-host-key';
import { updateServer } from './update-server';
import { updateUser } from './update-user';

/** The wire validated the input against the API model, so the map may forget the operations' own types. */
export type AnyOperation = (input: never, context: Context) => unknown;

export const operations: Record<string, AnyOperation> = {
  CreateServer: createServer,
  CreateUser: createUser,
  DeleteHostKey: deleteHostKey,
  DeleteServer: deleteServer,
  DeleteSshPublicKey: deleteSshPublicKey,
  DeleteUser: deleteUser,
  DescribeHostKey: describeHostKey,
  DescribeSecurityPolicy: describeSecurityPolicy,
  DescribeServer: describeServer,
  DescribeUser: describeUser,
  ImportHostKey: importHostKey,
  ImportSshPublicKey: importSshPublicKey,
  ListHostKeys: listHostKeys,
  ListSecurityPolicies: listSecurityPolicies,
  ListServers: listServers,
  ListTagsForResource: listTagsForResource,
  ListUsers: listUsers,
  StartServer: startServer,
  StopServer: stopServer,
  TagResource: tagResource,
  TestIdentityProvider: testIdentityProvider,
  UntagResource: untagResource,
  UpdateHostKey: updateHostKey,
  UpdateServer: updateServer,
  UpdateUser: updateUser,
};
