// Answers DeleteWebAppCustomization: the web app looks as it did at first.

import type { DeleteWebAppCustomizationRequest } from '@aws-sdk/client-transfer';
import { existingWebApp } from './existing';
import type { Operation } from './operation';

export const deleteWebAppCustomization: Operation<DeleteWebAppCustomizationRequest> = (
  { WebAppId },
  context,
) => {
  existingWebApp(context, WebAppId);
  context.services.store.webApps.resetCustomization(WebAppId);
};
