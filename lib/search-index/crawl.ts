// Reads an environment from end to end at a set pace; what it asks for, the index learns as from any other call.

import 'server-only';
import * as sdk from '@aws-sdk/client-transfer';
import { findEnvironment, type Send, senderFor } from '@/lib/transfer/client';
import { type TransferError, TransferFailure, toTransferError } from '@/lib/transfer/errors';
import {
  beginServer,
  type CrawledServerRow,
  type CrawlRow,
  crawledServers,
  findAbandoned,
  keepOn,
  LEASE_MS,
  lease,
  letGo,
  setServer,
  usersAfter,
} from './crawl-store';
import { writeLearned } from './observe';
import { forgetUnseen } from './store';

const PAGE_SIZE = 1_000;
/** Users that are described between two notes of how far it is. */
const STEP = 20;
const AT_ONCE = 4;
const TRIES = 4;
/** Before the second try, twice as long before the next; AWS that wants less at a time gets longer to itself. */
const PAUSE_MS: Record<string, number> = { throttled: 2_000, unreachable: 200 };
const LOOK_FOR_ABANDONED_MS = 5_000;
const SERVERS = 'servers';
const KEYS = 'keys:';

/** Paused, cancelled or taken over. */
class Stopped extends Error {}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const kindOf = (error: unknown) => (error instanceof TransferFailure ? error.error.kind : undefined);

class Crawl {
  private readonly send: Send;
  private next = 0;

  constructor(private readonly row: CrawlRow) {
    this.send = senderFor(findEnvironment(row.environment));
  }

  async go(): Promise<void> {
    if (this.row.stage === '') {
      await this.account();
      if (!(await keepOn(this.row, 0, SERVERS))) throw new Stopped();
    }
    const known = new Map(
      (await crawledServers([this.row.environment])).map((server) => [server.serverId, server]),
    );
    for (const server of await this.servers()) {
      const before = known.get(server.ServerId ?? '');
      if (before?.doneAt && before.doneAt >= this.row.startedAt) continue;
      await this.server(server, before);
    }
  }

  /** Every call by way of here: in its turn, counted, and again where AWS wants less at a time. */
  private async ask<Output>(call: (send: Send) => Promise<Output>): Promise<Output> {
    for (let tries = 1; ; tries += 1) {
      const now = Date.now();
      this.next = Math.max(this.next, now);
      const wait = this.next - now;
      this.next += 1_000 / this.row.callsPerSecond;
      if (wait > 0) await rest(wait);
      if (!(await keepOn(this.row, 1))) throw new Stopped();
      try {
        return await call(this.send);
      } catch (error) {
        const pause = PAUSE_MS[kindOf(error) ?? ''];
        if (pause === undefined || tries === TRIES) throw error;
        await rest(pause * 2 ** (tries - 1));
      }
    }
  }

  private async pages<Page extends { NextToken?: string | undefined }>(
    ask: (send: Send, NextToken: string | undefined) => Promise<Page>,
  ): Promise<Page[]> {
    const pages: Page[] = [];
    let NextToken: string | undefined;
    do {
      const page = await this.ask((send) => ask(send, NextToken));
      pages.push(page);
      NextToken = page.NextToken;
    } while (NextToken);
    return pages;
  }

  /** What went since it was listed is no reason to stop, nor what this environment's credentials may not read. */
  private async leniently(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (kindOf(error) !== 'not-found' && kindOf(error) !== 'denied') throw error;
    }
  }

  private async account(): Promise<void> {
    const MaxResults = PAGE_SIZE;
    await this.leniently(async () => {
      const pages = await this.pages((send, NextToken) =>
        send(new sdk.ListCertificatesCommand({ MaxResults, NextToken })),
      );
      for (const { CertificateId } of pages.flatMap((page) => page.Certificates ?? []))
        await this.leniently(() =>
          this.ask((send) => send(new sdk.DescribeCertificateCommand({ CertificateId }))),
        );
    });
    await this.leniently(async () => {
      const pages = await this.pages((send, NextToken) =>
        send(new sdk.ListProfilesCommand({ MaxResults, NextToken })),
      );
      for (const { ProfileId } of pages.flatMap((page) => page.Profiles ?? []))
        await this.leniently(() => this.ask((send) => send(new sdk.DescribeProfileCommand({ ProfileId }))));
    });
    await this.leniently(async () => {
      const pages = await this.pages((send, NextToken) =>
        send(new sdk.ListConnectorsCommand({ MaxResults, NextToken })),
      );
      for (const { ConnectorId } of pages.flatMap((page) => page.Connectors ?? []))
        await this.leniently(() =>
          this.ask((send) => send(new sdk.DescribeConnectorCommand({ ConnectorId }))),
        );
    });
    await this.leniently(async () => {
      const pages = await this.pages((send, NextToken) =>
        send(new sdk.ListWorkflowsCommand({ MaxResults, NextToken })),
      );
      for (const { WorkflowId } of pages.flatMap((page) => page.Workflows ?? []))
        await this.leniently(() => this.ask((send) => send(new sdk.DescribeWorkflowCommand({ WorkflowId }))));
    });
    await this.leniently(async () => {
      const pages = await this.pages((send, NextToken) =>
        send(new sdk.ListWebAppsCommand({ MaxResults, NextToken })),
      );
      for (const { WebAppId } of pages.flatMap((page) => page.WebApps ?? []))
        await this.leniently(() => this.ask((send) => send(new sdk.DescribeWebAppCommand({ WebAppId }))));
    });
  }

  private async servers(): Promise<sdk.ListedServer[]> {
    const pages = await this.pages((send, NextToken) =>
      send(new sdk.ListServersCommand({ MaxResults: PAGE_SIZE, NextToken })),
    );
    return pages.flatMap((page) => page.Servers ?? []);
  }

  /** One that fails is noted and left out; the next crawl tries it again. */
  private async server(listed: sdk.ListedServer, before: CrawledServerRow | undefined): Promise<void> {
    const { environment, startedAt } = this.row;
    const ServerId = listed.ServerId ?? '';
    const isBegun = before && before.startedAt >= startedAt && before.stage.startsWith(KEYS);
    const row = isBegun ? before : await beginServer(environment, ServerId);
    try {
      if (!isBegun) await this.contents(listed, row);
      if (this.row.withKeys === 1) await this.keys(row);
      await writeLearned();
      const kinds = ['user', 'access', 'host-key', 'agreement'] as const;
      await forgetUnseen(environment, ServerId, kinds, row.startedAt);
      await setServer(row, { stage: 'done', doneAt: Date.now() });
    } catch (error) {
      if (kindOf(error) === 'not-found') return;
      if (kindOf(error) !== 'denied') throw error;
      await setServer(row, { error: toTransferError(error).message });
    }
  }

  private async contents({ IdentityProviderType }: sdk.ListedServer, row: CrawledServerRow): Promise<void> {
    const ServerId = row.serverId;
    const MaxResults = PAGE_SIZE;
    const { Server } = await this.ask((send) => send(new sdk.DescribeServerCommand({ ServerId })));
    const hostKeys = await this.pages((send, NextToken) =>
      send(new sdk.ListHostKeysCommand({ ServerId, MaxResults, NextToken })),
    );
    for (const { HostKeyId } of hostKeys.flatMap((page) => page.HostKeys ?? []))
      await this.leniently(() =>
        this.ask((send) => send(new sdk.DescribeHostKeyCommand({ ServerId, HostKeyId }))),
      );
    if (Server?.Protocols?.includes('AS2')) {
      const agreements = await this.pages((send, NextToken) =>
        send(new sdk.ListAgreementsCommand({ ServerId, MaxResults, NextToken })),
      );
      for (const { AgreementId } of agreements.flatMap((page) => page.Agreements ?? []))
        await this.leniently(() =>
          this.ask((send) => send(new sdk.DescribeAgreementCommand({ ServerId, AgreementId }))),
        );
    }
    if (IdentityProviderType === 'AWS_DIRECTORY_SERVICE') {
      await this.pages((send, NextToken) =>
        send(new sdk.ListAccessesCommand({ ServerId, MaxResults, NextToken })),
      );
    }
    if (IdentityProviderType !== 'SERVICE_MANAGED') return;
    let users = 0;
    await this.pages(async (send, NextToken) => {
      const page = await send(new sdk.ListUsersCommand({ ServerId, MaxResults, NextToken }));
      users += page.Users?.length ?? 0;
      return { NextToken: page.NextToken };
    });
    await writeLearned();
    row.stage = KEYS;
    await setServer(row, { users, stage: KEYS });
  }

  private async keys(row: CrawledServerRow): Promise<void> {
    const { environment, serverId: ServerId } = row;
    let { described } = row;
    let last = row.stage.slice(KEYS.length);
    for (;;) {
      const names = await usersAfter(environment, ServerId, last, STEP);
      for (let at = 0; at < names.length; at += AT_ONCE) {
        const some = names.slice(at, at + AT_ONCE);
        const describe = (UserName: string) =>
          this.leniently(() => this.ask((send) => send(new sdk.DescribeUserCommand({ ServerId, UserName }))));
        await Promise.all(some.map(describe));
      }
      if (names.length === 0) return;
      described += names.length;
      last = names.at(-1) ?? last;
      await setServer(row, { described, stage: `${KEYS}${last}` });
    }
  }
}

/** Resolves when the crawl needs no more work from this process; never rejects. */
export async function crawl(environment: string): Promise<void> {
  const row = await lease(environment).catch(() => undefined);
  if (!row) return;
  // While it rests between two tries, it still is this process's.
  const heartbeat = setInterval(() => void keepOn(row, 0).catch(() => false), LEASE_MS / 4);
  try {
    await new Crawl(row).go();
    await letGo(row, { state: 'completed', error: null });
  } catch (thrown) {
    const error: TransferError = toTransferError(thrown);
    if (!(thrown instanceof Stopped) && error.code === 'InternalError') console.error(thrown);
    const failed = { state: 'failed' as const, error: JSON.stringify(error) };
    await letGo(row, thrown instanceof Stopped ? undefined : failed).catch(() => {
      // The database is away: the lease runs out and the crawl is taken up again.
    });
  } finally {
    clearInterval(heartbeat);
  }
}

declare global {
  var consoleCrawlTimer: NodeJS.Timeout | undefined;
}

/** Takes up what a process that ended left behind; nothing begins by itself. */
export function keepCrawlsGoing(): void {
  const takeUp = async () => {
    for (const environment of await findAbandoned()) {
      if (findEnvironment(environment)) void crawl(environment);
    }
  };
  const quietly = () => {
    takeUp().catch((error: unknown) => console.error('Crawls could not be looked for', error));
  };
  globalThis.consoleCrawlTimer ??= setInterval(quietly, LOOK_FOR_ABANDONED_MS).unref();
  quietly();
}
