// How each kind of row is asked for and deleted, and what the console forgets of it afterwards.

import 'server-only';
import * as sdk from '@aws-sdk/client-transfer';
import { forgetConnector } from '@/lib/connectors/describe-cache';
import { forgetUser } from '@/lib/key-notes/forget-user';
import { forgetProfile } from '@/lib/profiles/describe-cache';
import { forgetDescribed } from '@/lib/servers/describe-cache';
import { forget, forgetServer } from '@/lib/ssh-keys/seen-keys';
import type { Send } from '@/lib/transfer/client';
import { TransferFailure } from '@/lib/transfer/errors';
import { forgetWorkflow } from '@/lib/workflows/describe-cache';
import type { BulkKind } from './rules';

export interface Row {
  Id: string;
  ServerId?: string | undefined;
}

interface Described {
  Arn?: string | undefined;
  Tags?: sdk.Tag[] | undefined;
}

interface Resource {
  describe: (send: Send, row: Required<Row>) => Promise<Described | undefined>;
  remove: (send: Send, row: Required<Row>) => Promise<unknown>;
  /** What a change makes stale here, and with `gone` what a deletion leaves without an owner. */
  forget: (environment: string, row: Required<Row>, gone: boolean) => Promise<void> | void;
}

const resources: Record<BulkKind, Resource> = {
  user: {
    describe: async (send, { ServerId, Id }) =>
      (await send(new sdk.DescribeUserCommand({ ServerId, UserName: Id }))).User,
    remove: (send, { ServerId, Id }) => send(new sdk.DeleteUserCommand({ ServerId, UserName: Id })),
    forget: async (environment, { ServerId, Id }, gone) => {
      if (!gone) return;
      const user = { environment, serverId: ServerId, userName: Id };
      forgetDescribed(environment, ServerId);
      await forget(user);
      await forgetUser(user);
    },
  },
  server: {
    describe: async (send, { Id }) => (await send(new sdk.DescribeServerCommand({ ServerId: Id }))).Server,
    remove: (send, { Id }) => send(new sdk.DeleteServerCommand({ ServerId: Id })),
    forget: async (environment, { Id }, gone) => {
      forgetDescribed(environment, Id);
      if (!gone) return;
      await forgetServer({ environment, serverId: Id });
      await forgetUser({ environment, serverId: Id });
    },
  },
  connector: {
    describe: async (send, { Id }) =>
      (await send(new sdk.DescribeConnectorCommand({ ConnectorId: Id }))).Connector,
    remove: (send, { Id }) => send(new sdk.DeleteConnectorCommand({ ConnectorId: Id })),
    forget: (environment, { Id }) => forgetConnector(environment, Id),
  },
  certificate: {
    describe: async (send, { Id }) =>
      (await send(new sdk.DescribeCertificateCommand({ CertificateId: Id }))).Certificate,
    remove: (send, { Id }) => send(new sdk.DeleteCertificateCommand({ CertificateId: Id })),
    forget: () => {},
  },
  profile: {
    describe: async (send, { Id }) => (await send(new sdk.DescribeProfileCommand({ ProfileId: Id }))).Profile,
    remove: (send, { Id }) => send(new sdk.DeleteProfileCommand({ ProfileId: Id })),
    forget: (environment, { Id }) => forgetProfile(environment, Id),
  },
  agreement: {
    describe: async (send, { ServerId, Id }) =>
      (await send(new sdk.DescribeAgreementCommand({ ServerId, AgreementId: Id }))).Agreement,
    remove: (send, { ServerId, Id }) => send(new sdk.DeleteAgreementCommand({ ServerId, AgreementId: Id })),
    forget: () => {},
  },
  workflow: {
    describe: async (send, { Id }) =>
      (await send(new sdk.DescribeWorkflowCommand({ WorkflowId: Id }))).Workflow,
    remove: (send, { Id }) => send(new sdk.DeleteWorkflowCommand({ WorkflowId: Id })),
    forget: (environment, { Id }) => forgetWorkflow(environment, Id),
  },
  'web-app': {
    describe: async (send, { Id }) => (await send(new sdk.DescribeWebAppCommand({ WebAppId: Id }))).WebApp,
    remove: (send, { Id }) => send(new sdk.DeleteWebAppCommand({ WebAppId: Id })),
    forget: () => {},
  },
  access: {
    describe: async (send, { ServerId, Id }) => {
      const { Access } = await send(new sdk.DescribeAccessCommand({ ServerId, ExternalId: Id }));
      return Access && {};
    },
    remove: (send, { ServerId, Id }) => send(new sdk.DeleteAccessCommand({ ServerId, ExternalId: Id })),
    forget: () => {},
  },
};

export function resourceOf(kind: BulkKind): Resource {
  return resources[kind];
}

/** A row without a server gets an empty one, which its kind does not look at. */
export function rowOf({ Id }: { Id: string }, { ServerId = '' }: { ServerId?: string | undefined }) {
  return { Id, ServerId };
}

/** As the audit trail names it. */
export function targetOf({ Id, ServerId }: Required<Row>): string {
  return ServerId ? `${ServerId}/${Id}` : Id;
}

export const isGone = (error: unknown) =>
  error instanceof TransferFailure && error.error.kind === 'not-found';
