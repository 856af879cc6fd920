import { describe, expect, test } from 'vitest';
import { operationNames } from '@/lib/transfer-model/operations.gen';
import {
  can,
  consolePermissions,
  type Permission,
  type Role,
  reasonAgainst,
  roleIn,
  roles,
} from './permissions';

const everyone: readonly Role[] = roles;
const operators: readonly Role[] = ['operator', 'admin'];
const userManagers: readonly Role[] = ['user-manager', 'operator', 'admin'];
const as2Managers: readonly Role[] = ['as2-manager', 'operator', 'admin'];

/** Every change and who may make it; what only reads is below. */
const changes: Record<string, readonly Role[]> = {
  CreateServer: operators,
  UpdateServer: operators,
  DeleteServer: operators,
  StartServer: operators,
  StopServer: operators,
  ImportHostKey: operators,
  UpdateHostKey: operators,
  DeleteHostKey: operators,
  CreateUser: userManagers,
  UpdateUser: userManagers,
  DeleteUser: userManagers,
  ImportSshPublicKey: userManagers,
  DeleteSshPublicKey: userManagers,
  CreateAccess: userManagers,
  UpdateAccess: userManagers,
  DeleteAccess: userManagers,
  TestIdentityProvider: userManagers,
  TagUser: userManagers,
  SuspendUser: userManagers,
  ResumeUser: userManagers,
  TagAs2Resource: as2Managers,
  ImportCertificate: as2Managers,
  UpdateCertificate: as2Managers,
  DeleteCertificate: as2Managers,
  CreateProfile: as2Managers,
  UpdateProfile: as2Managers,
  DeleteProfile: as2Managers,
  CreateAgreement: as2Managers,
  UpdateAgreement: as2Managers,
  DeleteAgreement: as2Managers,
  CreateConnector: as2Managers,
  UpdateConnector: as2Managers,
  DeleteConnector: as2Managers,
  StartFileTransfer: as2Managers,
  TestConnection: as2Managers,
  StartDirectoryListing: operators,
  StartRemoteDelete: operators,
  StartRemoteMove: operators,
  CreateWorkflow: operators,
  DeleteWorkflow: operators,
  SendWorkflowStepState: operators,
  CreateWebApp: operators,
  UpdateWebApp: operators,
  DeleteWebApp: operators,
  UpdateWebAppCustomization: operators,
  DeleteWebAppCustomization: operators,
  TagResource: operators,
  UntagResource: operators,
  ManageMembers: ['admin'],
  ManageOwnAccount: everyone,
  ManagePartners: ['admin'],
  ManageKeyPolicies: ['admin'],
  ManageSearchIndex: ['admin'],
  DecideKeyRequests: userManagers,
  ReadPartners: everyone,
  ReadAudit: everyone,
  ReadJobs: everyone,
  RunJobs: ['user-manager', 'as2-manager', 'operator', 'admin'],
  ReadMembers: everyone,
};

const permissions: Permission[] = [...operationNames, ...consolePermissions];

function allowed(permission: Permission): readonly Role[] {
  return /^(Describe|List)/.test(permission) ? everyone : (changes[permission] ?? []);
}

describe('permissions', () => {
  test('every operation that changes something is in this table', () => {
    const changing = permissions.filter((name) => !/^(Describe|List)/.test(name)).sort();
    expect(Object.keys(changes).sort()).toEqual(changing);
  });

  test.each(roles.flatMap((role) => permissions.map((permission) => ({ role, permission }))))(
    '$role and $permission',
    ({ role, permission }) => {
      expect(can(role, permission)).toBe(allowed(permission).includes(role));
    },
  );

  test('a role that may has no reason against it, one that may not is told which role it takes', () => {
    expect(reasonAgainst('operator', 'CreateServer')).toBeUndefined();
    expect(reasonAgainst('viewer', 'CreateServer')).toBe(
      'Your role, viewer, may not do this. It takes operator or admin.',
    );
  });
});

test('an administrator cannot be limited, and a name of every object is no environment', () => {
  expect(roleIn({ role: 'admin', environmentRoles: { prod: 'none' } }, 'prod')).toBe('admin');
  expect(roleIn({ role: 'viewer', environmentRoles: {} }, 'constructor')).toBe('viewer');
});
