// Gathers what an environment has of AS2: the lists, and one remembered description for each profile, connector and server.

import 'server-only';
import {
  ListAgreementsCommand,
  ListCertificatesCommand,
  ListProfilesCommand,
  type Tag,
} from '@aws-sdk/client-transfer';
import { describedConnectors } from '@/lib/connectors/describe-cache';
import { connectorKind } from '@/lib/connectors/rules';
import type { Environment } from '@/lib/env';
import { describeProfileCached } from '@/lib/profiles/describe-cache';
import { serversSpeaking } from '@/lib/servers/describe-cache';
import { serverName } from '@/lib/servers/rules';
import type { Send } from '@/lib/transfer/client';
import { toTransferError } from '@/lib/transfer/errors';
import type { As2Objects, KnownConnector, KnownPart, KnownProfile, KnownServer } from './objects';

interface Context {
  send: Send;
  environment: Environment;
}

const PAGE_SIZE = 1_000;

async function everyPage<Item>(
  page: (NextToken: string | undefined) => Promise<{ items: Item[] | undefined; NextToken?: string }>,
): Promise<Item[]> {
  const all: Item[] = [];
  let NextToken: string | undefined;
  do {
    const answer = await page(NextToken);
    all.push(...(answer.items ?? []));
    NextToken = answer.NextToken;
  } while (NextToken);
  return all;
}

/** One that is deleted between list and description is left out. */
async function eachOf<Value>(
  ids: readonly (string | undefined)[],
  describe: (id: string) => Promise<Value>,
): Promise<Value[]> {
  const found = await Promise.all(
    ids.map(async (id) => {
      if (id === undefined) return [];
      try {
        return [await describe(id)];
      } catch (error) {
        if (toTransferError(error).kind === 'not-found') return [];
        throw error;
      }
    }),
  );
  return found.flat();
}

function namedTags(tags: readonly Tag[] | undefined) {
  return (tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }));
}

async function profiles({ send, environment }: Context): Promise<KnownProfile[]> {
  const listed = await everyPage(async (NextToken) => {
    const page = await send(new ListProfilesCommand({ MaxResults: PAGE_SIZE, NextToken }));
    return { items: page.Profiles, NextToken: page.NextToken };
  });
  const ids = listed.map(({ ProfileId }) => ProfileId);
  const described = await eachOf(ids, (id) => describeProfileCached(environment.id, id, send));
  return described.map(({ ProfileId = '', As2Id = '', ProfileType = 'PARTNER', CertificateIds, Tags }) => ({
    ProfileId,
    As2Id,
    ProfileType,
    name: serverName(Tags),
    CertificateIds: CertificateIds ?? [],
    Tags: namedTags(Tags),
  }));
}

async function certificates({ send }: Context): Promise<As2Objects['certificates']> {
  const listed = await everyPage(async (NextToken) => {
    const page = await send(new ListCertificatesCommand({ MaxResults: PAGE_SIZE, NextToken }));
    return { items: page.Certificates, NextToken: page.NextToken };
  });
  return listed.map(({ ActiveDate, InactiveDate, ...rest }) => ({
    ...rest,
    ActiveDate: ActiveDate?.toISOString(),
    InactiveDate: InactiveDate?.toISOString(),
  }));
}

async function connectors(context: Context): Promise<KnownConnector[]> {
  const described = await describedConnectors(context);
  return described
    .filter((connector) => connectorKind(connector) === 'AS2')
    .map(({ ConnectorId = '', Url = '', As2Config = {}, LoggingRole, ...rest }) => ({
      ConnectorId,
      Url,
      name: serverName(rest.Tags),
      As2Config,
      ServiceManagedEgressIpAddresses: rest.ServiceManagedEgressIpAddresses ?? [],
      logs: Boolean(LoggingRole),
    }));
}

async function servers(context: Context): Promise<KnownServer[]> {
  const described = await serversSpeaking(context, 'AS2');
  return described.map(({ ServerId = '', Tags, State, LoggingRole, StructuredLogDestinations, ...rest }) => ({
    ServerId,
    name: serverName(Tags),
    State,
    logs: Boolean(LoggingRole) || (StructuredLogDestinations ?? []).length > 0,
    As2ServiceManagedEgressIpAddresses: rest.As2ServiceManagedEgressIpAddresses ?? [],
  }));
}

const AT_ONCE = 5;

/** AWS lists agreements by server only: one call for each server that speaks AS2, five at a time. */
async function agreements({ send }: Context, of: readonly KnownServer[]): Promise<As2Objects['agreements']> {
  const found: As2Objects['agreements'] = [];
  for (let from = 0; from < of.length; from += AT_ONCE) {
    const some = of.slice(from, from + AT_ONCE).map(({ ServerId }) => ServerId);
    const lists = await eachOf(some, (ServerId) =>
      everyPage(async (NextToken) => {
        const page = await send(new ListAgreementsCommand({ ServerId, MaxResults: PAGE_SIZE, NextToken }));
        return { items: page.Agreements, NextToken: page.NextToken };
      }),
    );
    found.push(...lists.flat());
  }
  return found;
}

/** What cannot be read is named in `missing`; the rest stands. */
export async function readObjects(context: Context): Promise<As2Objects> {
  const missing: As2Objects['missing'] = [];
  const part = async <Value>(name: KnownPart, read: Promise<Value[]>): Promise<Value[]> => {
    try {
      return await read;
    } catch (error) {
      missing.push({ part: name, error: toTransferError(error) });
      return [];
    }
  };
  const speaking = part('servers', servers(context));
  const [ofProfiles, ofCertificates, ofConnectors, ofServers, ofAgreements] = await Promise.all([
    part('profiles', profiles(context)),
    part('certificates', certificates(context)),
    part('connectors', connectors(context)),
    speaking,
    part(
      'agreements',
      speaking.then((known) => agreements(context, known)),
    ),
  ]);
  return {
    profiles: ofProfiles,
    certificates: ofCertificates,
    connectors: ofConnectors,
    servers: ofServers,
    agreements: ofAgreements,
    missing,
    readAt: Date.now(),
  };
}
