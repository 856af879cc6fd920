// Reads about web apps: all of them, one in full, and how one looks.

import 'server-only';
import {
  type DescribedWebApp,
  DescribeWebAppCommand,
  DescribeWebAppCustomizationCommand,
  ListWebAppsCommand,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { defineRead } from '@/lib/transfer/read';
import type { WebAppRow } from './rules';
import { webAppId } from './schema';

/** An account has ten, so they come as one list. */
export const listWebApps = defineRead({
  permission: 'ListWebApps',
  input: z.object({}),
  run: async ({ send }): Promise<WebAppRow[]> => {
    const found: WebAppRow[] = [];
    let NextToken: string | undefined;
    do {
      const page = await send(new ListWebAppsCommand({ MaxResults: 1_000, NextToken }));
      for (const app of page.WebApps ?? []) found.push({ ...app, WebAppId: app.WebAppId ?? '' });
      NextToken = page.NextToken;
    } while (NextToken);
    return found;
  },
});

export interface WebAppDetail extends DescribedWebApp {
  WebAppId: string;
}

export const describeWebApp = defineRead({
  permission: 'DescribeWebApp',
  input: z.object({ webAppId }),
  run: async ({ send }, input): Promise<WebAppDetail> => {
    const { WebApp } = await send(new DescribeWebAppCommand({ WebAppId: input.webAppId }));
    return { ...WebApp, WebAppId: input.webAppId } as WebAppDetail;
  },
});

/** Images as base64, ready for the page that shows them. */
export interface Customization {
  Title: string;
  LogoFile?: string;
  FaviconFile?: string;
}

const toBase64 = (bytes: Uint8Array | undefined) =>
  bytes?.length ? Buffer.from(bytes).toString('base64') : undefined;

export const describeCustomization = defineRead({
  permission: 'DescribeWebAppCustomization',
  input: z.object({ webAppId }),
  run: async ({ send }, input): Promise<Customization> => {
    const { WebAppCustomization: looks } = await send(
      new DescribeWebAppCustomizationCommand({ WebAppId: input.webAppId }),
    );
    const logo = toBase64(looks?.LogoFile);
    const favicon = toBase64(looks?.FaviconFile);
    return {
      Title: looks?.Title ?? '',
      ...(logo && { LogoFile: logo }),
      ...(favicon && { FaviconFile: favicon }),
    };
  },
});
