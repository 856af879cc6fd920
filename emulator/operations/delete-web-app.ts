// Answers DeleteWebApp; its looks and tags go with it.

import type { DeleteWebAppRequest } from '@aws-sdk/client-transfer';
import { existingWebApp } from './existing';
import type { Operation } from './operation';

export const deleteWebApp: Operation<DeleteWebAppRequest> = ({ WebAppId }, context) => {
  existingWebApp(context, WebAppId);
  context.services.store.webApps.delete(WebAppId);
};
