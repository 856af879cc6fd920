// Starts the console's process: a wrong setting ends it here, with one sentence and exit code 1.

import 'server-only';
import { migrateAuth } from '@/lib/auth/auth';
import { keepAddressesHonest } from '@/lib/auth/client-address';
import { issueSetupLink } from '@/lib/auth/setup-token';
import { migrateDatabase } from '@/lib/db/database';
import { getSettings, isBuildPhase, SettingError } from '@/lib/env';
import { keepJobsGoing } from '@/lib/jobs/engine';
import { keepKeysLookedAfter } from '@/lib/key-expiry/round';
import { keepCrawlsGoing } from '@/lib/search-index/crawl';
import { keepLearning } from '@/lib/search-index/observe';
import { keepSeeingTags } from '@/lib/tags/observe';

export async function startConsole(): Promise<void> {
  if (isBuildPhase) return;
  try {
    keepAddressesHonest(getSettings().trustedProxies);
    await migrateDatabase();
    await migrateAuth();
    keepJobsGoing();
    keepKeysLookedAfter();
    keepLearning();
    keepSeeingTags();
    keepCrawlsGoing();
    const link = await issueSetupLink();
    if (link) console.log(`Set up the first administrator: ${link}`);
  } catch (error) {
    console.error(error instanceof SettingError ? error.message : error);
    process.exit(1);
  }
}
