// Reads about profiles: the list, one profile, the certificates in all of them, and what names them.

import 'server-only';
import {
  type DescribedProfile,
  DescribeProfileCommand,
  DescribeServerCommand,
  ListAgreementsCommand,
  ListConnectorsCommand,
  type ListedAgreement,
  type ListedProfile,
  ListProfilesCommand,
  ListServersCommand,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { connectors, describeConnectorCached } from '@/lib/connectors/describe-cache';
import { profileId } from '@/lib/fields/leaves';
import { describeCached } from '@/lib/servers/describe-cache';
import type { Send } from '@/lib/transfer/client';
import { defineRead } from '@/lib/transfer/read';
import { agreements, describeProfileCached, profiles } from './describe-cache';
import { lookThrough } from './look-through';
import type { Coverage, ProfileContents, ProfileLinks } from './rules';

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

function allProfiles(send: Send): Promise<ListedProfile[]> {
  return everyPage(async (NextToken) => {
    const { Profiles, ...page } = await send(new ListProfilesCommand({ MaxResults: PAGE_SIZE, NextToken }));
    return { items: Profiles, NextToken: page.NextToken };
  });
}

/** All of them, since an account has a thousand at most. */
export const listProfiles = defineRead({
  permission: 'ListProfiles',
  input: z.object({}),
  run: ({ send }) => allProfiles(send),
});

export const describeProfile = defineRead({
  permission: 'DescribeProfile',
  input: z.object({ profileId }),
  run: async ({ send }, input): Promise<DescribedProfile> => {
    const { Profile } = await send(new DescribeProfileCommand({ ProfileId: input.profileId }));
    if (!Profile) throw new Error('DescribeProfile answered without a profile.');
    return Profile;
  },
});

export const profileContents = defineRead({
  permission: 'DescribeProfile',
  input: z.object({ all: z.boolean() }),
  run: async ({ send, environment }, { all }): Promise<ProfileContents> => {
    const listed = await allProfiles(send);
    const ids = listed.flatMap(({ ProfileId }) => ProfileId ?? []);
    const found = await lookThrough(profiles, environment.id, ids, all, (id) =>
      describeProfileCached(environment.id, id, send),
    );
    return {
      profiles: listed.map(({ ProfileId = '', As2Id = '', ProfileType = 'PARTNER' }) => ({
        ProfileId,
        As2Id,
        ProfileType,
        CertificateIds:
          found.values.get(ProfileId)?.CertificateIds ?? (found.values.has(ProfileId) ? [] : undefined),
      })),
      coverage: found.coverage,
    };
  },
});

async function as2Servers(send: Send, environmentId: string): Promise<string[]> {
  const listed = await everyPage(async (NextToken) => {
    const { Servers, ...page } = await send(new ListServersCommand({ MaxResults: PAGE_SIZE, NextToken }));
    return { items: Servers, NextToken: page.NextToken };
  });
  const described = await Promise.all(
    listed.map(({ ServerId = '' }) =>
      describeCached(environmentId, ServerId, async () => {
        const { Server } = await send(new DescribeServerCommand({ ServerId }));
        if (!Server) throw new Error('DescribeServer answered without a server.');
        return Server;
      }).catch(() => undefined),
    ),
  );
  return described.flatMap((server) => (server?.Protocols?.includes('AS2') ? (server.ServerId ?? []) : []));
}

async function agreementsOf(send: Send, ServerId: string): Promise<ListedAgreement[]> {
  return everyPage(async (NextToken) => {
    const { Agreements, ...page } = await send(
      new ListAgreementsCommand({ ServerId, MaxResults: PAGE_SIZE, NextToken }),
    );
    return { items: Agreements, NextToken: page.NextToken };
  });
}

function together(...parts: Coverage[]): Coverage {
  const oldest = parts.flatMap((part) => part.oldest ?? []);
  return {
    looked: parts.reduce((sum, { looked }) => sum + looked, 0),
    of: parts.reduce((sum, { of }) => sum + of, 0),
    oldest: oldest.length > 0 ? Math.min(...oldest) : undefined,
  };
}

export const profileLinks = defineRead({
  permission: 'DescribeConnector',
  input: z.object({ all: z.boolean() }),
  run: async ({ send, environment }, { all }): Promise<ProfileLinks> => {
    const servers = await as2Servers(send, environment.id);
    const agreementsFound = await lookThrough(agreements, environment.id, servers, all, (id) =>
      agreements.get(environment.id, id, () => agreementsOf(send, id)),
    );
    const listed = await everyPage(async (NextToken) => {
      const { Connectors, ...page } = await send(
        new ListConnectorsCommand({ MaxResults: PAGE_SIZE, NextToken }),
      );
      return { items: Connectors, NextToken: page.NextToken };
    });
    // The scheme tells AS2 connectors from those of SFTP.
    const ids = listed.flatMap(({ ConnectorId, Url }) =>
      /^https?:/.test(Url ?? '') ? (ConnectorId ?? []) : [],
    );
    const found = await lookThrough(connectors, environment.id, ids, all, (id) =>
      describeConnectorCached(environment.id, id, send),
    );
    return {
      agreements: [...agreementsFound.values.values()].flat().map((agreement) => ({
        AgreementId: agreement.AgreementId ?? '',
        ServerId: agreement.ServerId ?? '',
        Description: agreement.Description,
        Status: agreement.Status,
        LocalProfileId: agreement.LocalProfileId,
        PartnerProfileId: agreement.PartnerProfileId,
      })),
      connectors: [...found.values.values()].map(({ ConnectorId = '', Url, As2Config }) => ({
        ConnectorId,
        Url,
        LocalProfileId: As2Config?.LocalProfileId,
        PartnerProfileId: As2Config?.PartnerProfileId,
      })),
      coverage: together(agreementsFound.coverage, found.coverage),
    };
  },
});
