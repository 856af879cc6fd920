// What one answer of AWS teaches: which things there are, what they are called, and which are gone.

import 'server-only';
import type * as sdk from '@aws-sdk/client-transfer';
import type { Answer } from '@/lib/transfer/answers';
import type { TransferCommand } from '@/lib/transfer/client';
import type { OperationName } from '@/lib/transfer-model/operations.gen';
import * as make from './learned';
import type { FoundKind } from './rules';
import * as uses from './uses';

export interface Lesson {
  seen?: make.Learned[];
  /** Nothing but what was seen is there any more. */
  whole?: Omit<make.Local, 'id'> | undefined;
  gone?: make.Local;
}

type Answers<Operation extends OperationName> =
  InstanceType<(typeof sdk)[`${Operation}Command`]> extends TransferCommand<infer Input, infer Output>
    ? [input: Input, output: Output]
    : never;

type Readers = { [Operation in OperationName]?: (...answer: Answers<Operation>) => Lesson };

const partial = { partial: true };

type Paged = { NextToken?: string | undefined };

/** A list that came in one piece is all there is. */
const whole = (kind: FoundKind, input: Paged, output: Paged, server = '') =>
  input.NextToken || output.NextToken ? undefined : { kind, server, owner: '' };

const gone = (kind: FoundKind, id = '', server = '', owner = ''): Lesson => ({
  gone: { kind, server, owner, id },
});

const readers: Readers = {
  ListServers: (input, output) => ({
    seen: output.Servers?.map(({ ServerId }) => make.server(ServerId, undefined, partial)),
    whole: whole('server', input, output),
  }),
  DescribeServer: (_, { Server }) => ({
    seen: Server && [make.server(Server.ServerId, Server.Tags, { uses: uses.usesOfServer(Server) })],
  }),
  CreateServer: ({ Tags }, { ServerId }) => ({ seen: [make.server(ServerId, Tags, partial)] }),
  DeleteServer: ({ ServerId }) => gone('server', ServerId),

  ListUsers: (input, output) => ({
    seen: output.Users?.map(({ UserName, ...home }) =>
      make.user(input.ServerId, UserName, { uses: uses.usesOfUser(home), ...partial }),
    ),
    whole: whole('user', input, output, input.ServerId),
  }),
  DescribeUser: ({ ServerId }, { User }) => ({
    seen: User && [
      make.user(ServerId, User.UserName, { uses: uses.usesOfUser(User) }),
      ...(User.SshPublicKeys ?? []).map((key) =>
        make.key(ServerId, User.UserName, key.SshPublicKeyId, key.SshPublicKeyBody),
      ),
    ],
    whole: { kind: 'key', server: ServerId ?? '', owner: User?.UserName ?? '' },
  }),
  CreateUser: (input, { ServerId }) => ({
    seen: [make.user(ServerId, input.UserName, { uses: uses.usesOfUser(input), ...partial })],
  }),
  DeleteUser: ({ ServerId, UserName }) => gone('user', UserName, ServerId),
  ImportSshPublicKey: ({ SshPublicKeyBody }, { ServerId, UserName, SshPublicKeyId }) => ({
    seen: [make.key(ServerId, UserName, SshPublicKeyId, SshPublicKeyBody)],
  }),
  DeleteSshPublicKey: ({ ServerId, UserName, SshPublicKeyId }) =>
    gone('key', SshPublicKeyId, ServerId, UserName),

  ListAccesses: (input, output) => ({
    seen: output.Accesses?.map((access) =>
      make.access(input.ServerId, access.ExternalId, { uses: uses.usesOfAccess(access), ...partial }),
    ),
    whole: whole('access', input, output, input.ServerId),
  }),
  DescribeAccess: ({ ServerId }, { Access }) => ({
    seen: Access && [make.access(ServerId, Access.ExternalId, { uses: uses.usesOfAccess(Access) })],
  }),
  CreateAccess: (_, { ServerId, ExternalId }) => ({ seen: [make.access(ServerId, ExternalId, partial)] }),
  DeleteAccess: ({ ServerId, ExternalId }) => gone('access', ExternalId, ServerId),

  ListHostKeys: (input, output) => ({
    seen: output.HostKeys?.map((key) => make.hostKey(input.ServerId, key)),
    whole: whole('host-key', input, output, input.ServerId),
  }),
  DeleteHostKey: ({ ServerId, HostKeyId }) => gone('host-key', HostKeyId, ServerId),

  ListCertificates: (input, output) => ({
    seen: output.Certificates?.map(({ CertificateId, Description }) =>
      make.certificate(CertificateId, Description, undefined, partial),
    ),
    whole: whole('certificate', input, output),
  }),
  DescribeCertificate: (_, { Certificate: it }) => ({
    seen: it && [make.certificate(it.CertificateId, it.Description, it.Certificate)],
  }),
  ImportCertificate: ({ Description, Certificate }, { CertificateId }) => ({
    seen: [make.certificate(CertificateId, Description, Certificate)],
  }),
  DeleteCertificate: ({ CertificateId }) => gone('certificate', CertificateId),

  ListProfiles: (input, output) => ({
    seen: output.Profiles?.map(({ ProfileId, As2Id, ProfileType }) =>
      make.profile(ProfileId, As2Id, ProfileType),
    ),
    // A list of one type says nothing of the other.
    whole: input.ProfileType ? undefined : whole('profile', input, output),
  }),
  CreateProfile: ({ As2Id, ProfileType }, { ProfileId }) => ({
    seen: [make.profile(ProfileId, As2Id, ProfileType)],
  }),
  DeleteProfile: ({ ProfileId }) => gone('profile', ProfileId),

  ListAgreements: (input, output) => ({
    seen: output.Agreements?.map(({ AgreementId, Description }) =>
      make.agreement(input.ServerId, AgreementId, Description, partial),
    ),
    whole: whole('agreement', input, output, input.ServerId),
  }),
  DescribeAgreement: (_, { Agreement: it }) => ({
    seen: it && [
      make.agreement(it.ServerId, it.AgreementId, it.Description, { uses: uses.usesOfAgreement(it) }),
    ],
  }),
  CreateAgreement: ({ ServerId, Description }, { AgreementId }) => ({
    seen: [make.agreement(ServerId, AgreementId, Description, partial)],
  }),
  DeleteAgreement: ({ ServerId, AgreementId }) => gone('agreement', AgreementId, ServerId),

  ListConnectors: (input, output) => ({
    seen: output.Connectors?.map(({ ConnectorId, Url }) => make.connector(ConnectorId, Url, partial)),
    whole: whole('connector', input, output),
  }),
  DescribeConnector: (_, { Connector: it }) => ({
    seen: it && [make.connector(it.ConnectorId, it.Url, { uses: uses.usesOfConnector(it) })],
  }),
  CreateConnector: ({ Url }, { ConnectorId }) => ({ seen: [make.connector(ConnectorId, Url, partial)] }),
  DeleteConnector: ({ ConnectorId }) => gone('connector', ConnectorId),

  ListWorkflows: (input, output) => ({
    seen: output.Workflows?.map((it) => make.workflow(it.WorkflowId, it.Description, partial)),
    whole: whole('workflow', input, output),
  }),
  DescribeWorkflow: (_, { Workflow: it }) => ({
    seen: it && [make.workflow(it.WorkflowId, it.Description, { uses: uses.usesOfWorkflow(it) })],
  }),
  CreateWorkflow: ({ Description }, { WorkflowId }) => ({
    seen: [make.workflow(WorkflowId, Description, partial)],
  }),
  DeleteWorkflow: ({ WorkflowId }) => gone('workflow', WorkflowId),

  ListWebApps: (input, output) => ({
    seen: output.WebApps?.map(({ WebAppId, AccessEndpoint, WebAppEndpoint }) =>
      make.webApp(WebAppId, AccessEndpoint ?? WebAppEndpoint, undefined, partial),
    ),
    whole: whole('web-app', input, output),
  }),
  DescribeWebApp: (_, { WebApp: it }) => ({
    seen: it && [
      make.webApp(it.WebAppId, it.AccessEndpoint ?? it.WebAppEndpoint, it.Tags, {
        uses: uses.usesOfWebApp(it),
      }),
    ],
  }),
  CreateWebApp: ({ Tags }, { WebAppId }) => ({ seen: [make.webApp(WebAppId, undefined, Tags, partial)] }),
  DeleteWebApp: ({ WebAppId }) => gone('web-app', WebAppId),
};

/** Of what AWS was asked to describe and did not know. */
const missing: Partial<Record<string, (input: never) => Lesson>> = {
  DescribeServer: readers.DeleteServer,
  DescribeUser: readers.DeleteUser,
  DescribeAccess: readers.DeleteAccess,
  DescribeCertificate: readers.DeleteCertificate,
  DescribeProfile: readers.DeleteProfile,
  DescribeAgreement: readers.DeleteAgreement,
  DescribeConnector: readers.DeleteConnector,
  DescribeWorkflow: readers.DeleteWorkflow,
  DescribeWebApp: readers.DeleteWebApp,
} as Partial<Record<string, (input: never) => Lesson>>;

/** What is on a server tells that there is one. */
function withServer(lesson: Lesson): Lesson {
  const server = lesson.seen?.find((one) => one.server !== '')?.server;
  if (server === undefined) return lesson;
  return { ...lesson, seen: [make.server(server, undefined, partial), ...(lesson.seen ?? [])] };
}

/** Undefined where the answer teaches nothing. */
export function lessonOf({ operation, input, output }: Omit<Answer, 'askedAt'>): Lesson | undefined {
  if (!output) return missing[operation]?.(input as never);
  const read = (readers as Record<string, (input: object, output: object) => Lesson>)[operation];
  return read && withServer(read(input, output));
}
