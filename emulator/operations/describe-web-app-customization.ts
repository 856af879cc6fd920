// Answers DescribeWebAppCustomization; a web app that was never customized has its id and ARN alone.

import type {
  DescribeWebAppCustomizationRequest,
  DescribeWebAppCustomizationResponse,
} from '@aws-sdk/client-transfer';
import type { Wire } from '../wire/wire-shape';
import { existingWebApp } from './existing';
import type { Operation } from './operation';

export const describeWebAppCustomization: Operation<
  DescribeWebAppCustomizationRequest,
  Wire<DescribeWebAppCustomizationResponse>
> = ({ WebAppId }, context) => {
  const { Arn } = existingWebApp(context, WebAppId);
  return {
    WebAppCustomization: { Arn, WebAppId, ...context.services.store.webApps.customization(WebAppId) },
  };
};
