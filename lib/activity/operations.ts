// The names under which changes are audited, for choosing one. Runs in the browser too.

import { operationNames } from '@/lib/transfer-model/operations.gen';

/** What the console itself does to members and sessions. */
const consoleOperations = [
  'SignIn',
  'SignOut',
  'CreateFirstAdministrator',
  'InviteMember',
  'WithdrawInvitation',
  'AcceptInvitation',
  'ChangeMemberRole',
  'RemoveMember',
  'ChangePassword',
  'EndSession',
  'EndOtherSessions',
];

export const auditedOperations = [
  ...operationNames.filter((name) => !/^(Describe|List)/.test(name)),
  ...consoleOperations,
].sort();
