// The names under which changes are audited, for choosing one. Runs in the browser too.

import { operationNames } from '@/lib/transfer-model/operations.gen';

/** What the console does beside the Transfer API: test files, members, sessions, runs of many calls. */
const consoleOperations = [
  'PutObject',
  'SignIn',
  'SignOut',
  'CreateFirstAdministrator',
  'InviteMember',
  'WithdrawInvitation',
  'AcceptInvitation',
  'JoinByGroup',
  'LinkSingleSignOn',
  'ChangeMemberRole',
  'RemoveMember',
  'ChangePassword',
  'EndSession',
  'EndOtherSessions',
  'ExportActivity',
  'SetUpPartner',
  'ContinueSetUpPartner',
  'UndoSetUpPartner',
  'CreatePartner',
  'ChangePartner',
  'SuspendPartner',
  'ResumePartner',
  'DeletePartner',
  'ContinueRemovePartnerKeys',
  'InviteContact',
  'ResendContactInvitation',
  'RemoveContact',
  'SuspendContact',
  'ResumeContact',
  'AcceptContactInvitation',
  'GrantUserToPartner',
  'ChangeGrantOfPartner',
  'RemoveGrantOfPartner',
  'ApproveKeyRequest',
  'RefuseKeyRequest',
  'AnnotateKey',
  'ForgetGoneKey',
  'ScheduleKeyRemoval',
  'RequestKeyImport',
  'RequestKeyDeletion',
  'WithdrawKeyRequest',
  'SetKeyPolicy',
];

export const auditedOperations = [
  ...operationNames.filter((name) => !/^(Describe|List)/.test(name)),
  ...consoleOperations,
].sort();
