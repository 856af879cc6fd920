// Answers UpdateWebAppCustomization: what is absent stays.

import type {
  UpdateWebAppCustomizationRequest,
  UpdateWebAppCustomizationResponse,
} from '@aws-sdk/client-transfer';
import { existingWebApp } from './existing';
import type { Operation } from './operation';

export const updateWebAppCustomization: Operation<
  UpdateWebAppCustomizationRequest,
  UpdateWebAppCustomizationResponse
> = ({ WebAppId, ...given }, context) => {
  const { store } = context.services;
  existingWebApp(context, WebAppId);
  store.webApps.customize(WebAppId, { ...store.webApps.customization(WebAppId), ...given });
  return { WebAppId };
};
