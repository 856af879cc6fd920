// Which function answers which operation of the API; what is missing here is answered as unsupported.

import { createAccess } from './create-access';
import { createAgreement } from './create-agreement';
import { createConnector } from './create-connector';
import { createProfile } from './create-profile';
import { createServer } from './create-server';
import { createUser } from './create-user';
import { createWebApp } from './create-web-app';
import { createWorkflow } from './create-workflow';
import { deleteAccess } from './delete-access';
import { deleteAgreement } from './delete-agreement';
import { deleteCertificate } from './delete-certificate';
import { deleteConnector } from './delete-connector';
import { deleteHostKey } from './delete-host-key';
import { deleteProfile } from './delete-profile';
import { deleteServer } from './delete-server';
import { deleteSshPublicKey } from './delete-ssh-public-key';
import { deleteUser } from './delete-user';
import { deleteWebApp } from './delete-web-app';
import { deleteWebAppCustomization } from './delete-web-app-customization';
import { deleteWorkflow } from './delete-workflow';
import { describeAccess } from './describe-access';
import { describeAgreement } from './describe-agreement';
import { describeCertificate } from './describe-certificate';
import { describeConnector } from './describe-connector';
import { describeExecution } from './describe-execution';
import { describeHostKey } from './describe-host-key';
import { describeProfile } from './describe-profile';
import { describeSecurityPolicy } from './describe-security-policy';
import { describeServer } from './describe-server';
import { describeUser } from './describe-user';
import { describeWebApp } from './describe-web-app';
import { describeWebAppCustomization } from './describe-web-app-customization';
import { describeWorkflow } from './describe-workflow';
import { importCertificate } from './import-certificate';
import { importHostKey } from './import-host-key';
import { importSshPublicKey } from './import-ssh-public-key';
import { listAccesses } from './list-accesses';
import { listAgreements } from './list-agreements';
import { listCertificates } from './list-certificates';
import { listConnectors } from './list-connectors';
import { listExecutions } from './list-executions';
import { listFileTransferResults } from './list-file-transfer-results';
import { listHostKeys } from './list-host-keys';
import { listProfiles } from './list-profiles';
import { listSecurityPolicies } from './list-security-policies';
import { listServers } from './list-servers';
import { listTagsForResource } from './list-tags-for-resource';
import { listUsers } from './list-users';
import { listWebApps } from './list-web-apps';
import { listWorkflows } from './list-workflows';
import type { Context } from './operation';
import { sendWorkflowStepState } from './send-workflow-step-state';
import { startDirectoryListing } from './start-directory-listing';
import { startFileTransfer } from './start-file-transfer';
import { startRemoteDelete } from './start-remote-delete';
import { startRemoteMove } from './start-remote-move';
import { startServer } from './start-server';
import { stopServer } from './stop-server';
import { tagResource } from './tag-resource';
import { testConnection } from './test-connection';
import { testIdentityProvider } from './test-identity-provider';
import { untagResource } from './untag-resource';
import { updateAccess } from './update-access';
import { updateAgreement } from './update-agreement';
import { updateCertificate } from './update-certificate';
import { updateConnector } from './update-connector';
import { updateHostKey } from './update-host-key';
import { updateProfile } from './update-profile';
import { updateServer } from './update-server';
import { updateUser } from './update-user';
import { updateWebApp } from './update-web-app';
import { updateWebAppCustomization } from './update-web-app-customization';

/** The wire validated the input against the API model, so the map may forget the operations' own types. */
export type AnyOperation = (input: never, context: Context) => unknown;

export const operations: Record<string, AnyOperation> = {
  CreateAccess: createAccess,
  CreateAgreement: createAgreement,
  CreateConnector: createConnector,
  CreateProfile: createProfile,
  CreateServer: createServer,
  CreateUser: createUser,
  CreateWebApp: createWebApp,
  CreateWorkflow: createWorkflow,
  DeleteAccess: deleteAccess,
  DeleteAgreement: deleteAgreement,
  DeleteCertificate: deleteCertificate,
  DeleteConnector: deleteConnector,
  DeleteHostKey: deleteHostKey,
  DeleteProfile: deleteProfile,
  DeleteServer: deleteServer,
  DeleteSshPublicKey: deleteSshPublicKey,
  DeleteUser: deleteUser,
  DeleteWebApp: deleteWebApp,
  DeleteWebAppCustomization: deleteWebAppCustomization,
  DeleteWorkflow: deleteWorkflow,
  DescribeAccess: describeAccess,
  DescribeAgreement: describeAgreement,
  DescribeCertificate: describeCertificate,
  DescribeConnector: describeConnector,
  DescribeExecution: describeExecution,
  DescribeHostKey: describeHostKey,
  DescribeProfile: describeProfile,
  DescribeSecurityPolicy: describeSecurityPolicy,
  DescribeServer: describeServer,
  DescribeUser: describeUser,
  DescribeWebApp: describeWebApp,
  DescribeWebAppCustomization: describeWebAppCustomization,
  DescribeWorkflow: describeWorkflow,
  ImportCertificate: importCertificate,
  ImportHostKey: importHostKey,
  ImportSshPublicKey: importSshPublicKey,
  ListAccesses: listAccesses,
  ListAgreements: listAgreements,
  ListCertificates: listCertificates,
  ListConnectors: listConnectors,
  ListExecutions: listExecutions,
  ListFileTransferResults: listFileTransferResults,
  ListHostKeys: listHostKeys,
  ListProfiles: listProfiles,
  ListSecurityPolicies: listSecurityPolicies,
  ListServers: listServers,
  ListTagsForResource: listTagsForResource,
  ListUsers: listUsers,
  ListWebApps: listWebApps,
  ListWorkflows: listWorkflows,
  SendWorkflowStepState: sendWorkflowStepState,
  StartDirectoryListing: startDirectoryListing,
  StartFileTransfer: startFileTransfer,
  StartRemoteDelete: startRemoteDelete,
  StartRemoteMove: startRemoteMove,
  StartServer: startServer,
  StopServer: stopServer,
  TagResource: tagResource,
  TestConnection: testConnection,
  TestIdentityProvider: testIdentityProvider,
  UntagResource: untagResource,
  UpdateAccess: updateAccess,
  UpdateAgreement: updateAgreement,
  UpdateCertificate: updateCertificate,
  UpdateConnector: updateConnector,
  UpdateHostKey: updateHostKey,
  UpdateProfile: updateProfile,
  UpdateServer: updateServer,
  UpdateUser: updateUser,
  UpdateWebApp: updateWebApp,
  UpdateWebAppCustomization: updateWebAppCustomization,
};
