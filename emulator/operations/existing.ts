// Finds what an operation names, or refuses in the service's words.

import type { AgreementRecord, CertificateRecord, ProfileRecord } from '../store/as2-records';
import type { ConnectorRecord } from '../store/connector-records';
import type { AccessRecord, HostKeyRecord, ServerRecord, UserRecord } from '../store/store';
import type { WebAppRecord } from '../store/web-app-records';
import type { ExecutionRecord, WorkflowRecord } from '../store/workflow-records';
import { ResourceNotFoundException } from '../wire/errors';
import type { Context } from './operation';
import { unknown } from './taggable-resource';

export function existingServer(context: Context, serverId: string): ServerRecord {
  return ofRegion(context, context.services.store.servers.get(serverId), serverId, 'Server');
}

export function existingCertificate(context: Context, certificateId: string): CertificateRecord {
  const certificate = context.services.store.certificates.get(certificateId);
  return ofRegion(context, certificate, certificateId, 'Certificate');
}

export function existingProfile(context: Context, profileId: string): ProfileRecord {
  return ofRegion(context, context.services.store.profiles.get(profileId), profileId, 'Profile');
}

export function existingConnector(context: Context, connectorId: string): ConnectorRecord {
  return ofRegion(context, context.services.store.connectors.get(connectorId), connectorId, 'Connector');
}

export function existingWebApp(context: Context, webAppId: string): WebAppRecord {
  return ofRegion(context, context.services.store.webApps.get(webAppId), webAppId, 'WebApp');
}

export function existingWorkflow(context: Context, workflowId: string): WorkflowRecord {
  return ofRegion(context, context.services.store.workflows.get(workflowId), workflowId, 'Workflow');
}

/** Only what is under way: the service forgets an execution when it has ended. */
export function existingExecution(
  context: Context,
  workflowId: string,
  executionId: string,
): ExecutionRecord {
  existingWorkflow(context, workflowId);
  const execution = context.services.store.executions.get(executionId);
  if (execution?.WorkflowId === workflowId) return execution;
  throw new ResourceNotFoundException('Unknown execution', executionId, 'Execution');
}

export function existingAgreement(context: Context, serverId: string, agreementId: string): AgreementRecord {
  existingServer(context, serverId);
  const agreement = context.services.store.agreements.get(agreementId);
  const ofServer = agreement?.ServerId === serverId ? agreement : undefined;
  return ofRegion(context, ofServer, agreementId, 'Agreement');
}

export function existingUser(context: Context, serverId: string, userName: string): UserRecord {
  existingServer(context, serverId);
  const user = context.services.store.users.get(serverId, userName);
  if (!user) throw new ResourceNotFoundException('Unknown user', userName, 'User');
  return user;
}

export function existingAccess(context: Context, serverId: string, externalId: string): AccessRecord {
  const access = context.services.store.accesses.get(serverId, externalId);
  if (!access) throw new ResourceNotFoundException('Unknown access', externalId, 'Access');
  return access;
}

export function existingHostKey(context: Context, serverId: string, hostKeyId: string): HostKeyRecord {
  existingServer(context, serverId);
  const hostKey = context.services.store.hostKeys.get(serverId, hostKeyId);
  if (!hostKey) throw new ResourceNotFoundException('Unknown host key', hostKeyId, 'HostKey');
  return hostKey;
}

/** A resource of another Region is as unknown here as one that never was. */
function ofRegion<T extends { Arn: string }>(
  { region }: Context,
  resource: T | undefined,
  id: string,
  type: string,
): T {
  if (resource?.Arn.split(':')[3] === region) return resource;
  throw new ResourceNotFoundException(unknown(type), id, type);
}
