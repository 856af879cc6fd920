// Finds what a run made where the answer was lost: few candidates by what lists tell, then the one with the run's tag.

import 'server-only';
import {
  DescribeAgreementCommand,
  DescribeCertificateCommand,
  DescribeConnectorCommand,
  DescribeProfileCommand,
  ListAgreementsCommand,
  ListCertificatesCommand,
  ListConnectorsCommand,
  ListProfilesCommand,
  type Tag,
} from '@aws-sdk/client-transfer';
import type { Send } from '@/lib/transfer/client';
import { toTransferError } from '@/lib/transfer/errors';
import { type PlannedRequest, RUN_TAG } from './plan';

const PAGE_SIZE = 1_000;

interface Page {
  ids: (string | undefined)[];
  NextToken?: string;
}

async function candidates(page: (NextToken: string | undefined) => Promise<Page>): Promise<string[]> {
  const all: string[] = [];
  let NextToken: string | undefined;
  do {
    const answer = await page(NextToken);
    all.push(...answer.ids.filter((id) => id !== undefined));
    NextToken = answer.NextToken;
  } while (NextToken);
  return all;
}

/** One that vanishes while being looked at was not it. */
async function tagged(
  ids: readonly string[],
  run: string,
  tagsOf: (id: string) => Promise<Tag[] | undefined>,
): Promise<string | undefined> {
  for (const id of ids) {
    const tags = await tagsOf(id).catch((error: unknown) => {
      if (toTransferError(error).kind === 'not-found') return undefined;
      throw error;
    });
    if (tags?.some(({ Key, Value }) => Key === RUN_TAG && Value === run)) return id;
  }
  return undefined;
}

/** The id of what the request made for the run; undefined where it made nothing. */
export async function findMade(
  send: Send,
  request: PlannedRequest,
  run: string,
): Promise<string | undefined> {
  const { operation, input } = request;
  switch (operation) {
    case 'ImportCertificate': {
      const ids = await candidates(async (NextToken) => {
        const page = await send(new ListCertificatesCommand({ MaxResults: PAGE_SIZE, NextToken }));
        const alike = page.Certificates?.filter(
          ({ Usage, Description }) => Usage === input.Usage && Description === input.Description,
        );
        return { ids: alike?.map(({ CertificateId }) => CertificateId) ?? [], NextToken: page.NextToken };
      });
      return tagged(ids, run, async (CertificateId) => {
        return (await send(new DescribeCertificateCommand({ CertificateId }))).Certificate?.Tags;
      });
    }
    case 'CreateProfile': {
      const { ProfileType, As2Id } = input;
      const ids = await candidates(async (NextToken) => {
        const page = await send(new ListProfilesCommand({ ProfileType, MaxResults: PAGE_SIZE, NextToken }));
        const alike = page.Profiles?.filter((profile) => profile.As2Id === As2Id);
        return { ids: alike?.map(({ ProfileId }) => ProfileId) ?? [], NextToken: page.NextToken };
      });
      return tagged(ids, run, async (ProfileId) => {
        return (await send(new DescribeProfileCommand({ ProfileId }))).Profile?.Tags;
      });
    }
    case 'CreateAgreement': {
      const { ServerId, PartnerProfileId } = input;
      const ids = await candidates(async (NextToken) => {
        const page = await send(new ListAgreementsCommand({ ServerId, MaxResults: PAGE_SIZE, NextToken }));
        const alike = page.Agreements?.filter((one) => one.PartnerProfileId === PartnerProfileId);
        return { ids: alike?.map(({ AgreementId }) => AgreementId) ?? [], NextToken: page.NextToken };
      });
      return tagged(ids, run, async (AgreementId) => {
        return (await send(new DescribeAgreementCommand({ ServerId, AgreementId }))).Agreement?.Tags;
      });
    }
    case 'CreateConnector': {
      const ids = await candidates(async (NextToken) => {
        const page = await send(new ListConnectorsCommand({ MaxResults: PAGE_SIZE, NextToken }));
        const alike = page.Connectors?.filter(({ Url }) => Url === input.Url);
        return { ids: alike?.map(({ ConnectorId }) => ConnectorId) ?? [], NextToken: page.NextToken };
      });
      return tagged(ids, run, async (ConnectorId) => {
        return (await send(new DescribeConnectorCommand({ ConnectorId }))).Connector?.Tags;
      });
    }
  }
}
