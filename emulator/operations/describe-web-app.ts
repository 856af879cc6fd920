// Answers DescribeWebApp.

import type { DescribeWebAppRequest, DescribeWebAppResponse } from '@aws-sdk/client-transfer';
import { existingWebApp } from './existing';
import type { Operation } from './operation';
import { describedWebApp } from './web-app-rules';

export const describeWebApp: Operation<DescribeWebAppRequest, DescribeWebAppResponse> = (
  { WebAppId },
  context,
) => {
  const webApp = existingWebApp(context, WebAppId);
  return { WebApp: { ...describedWebApp(webApp), Tags: context.services.store.tags.list(webApp.Arn) } };
};
