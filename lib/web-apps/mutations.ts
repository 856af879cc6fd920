// Hooks for the writes about web apps, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import { createWebApp, customizeWebApp, deleteWebApp, resetWebAppLooks, updateWebApp } from './actions';
import { webAppKeys } from './keys';
import type { CreateWebAppForm, CustomizationForm, UpdateWebAppForm, WebAppRef } from './schema';

export function useCreateWebApp(environmentId: string) {
  return useAction(
    (input: CreateWebAppForm) => createWebApp(environmentId, input),
    () => [webAppKeys.list(environmentId)],
  );
}

export function useUpdateWebApp(environmentId: string) {
  return useAction(
    (input: UpdateWebAppForm) => updateWebApp(environmentId, input),
    ({ WebAppId }) => [webAppKeys.list(environmentId), webAppKeys.detail(environmentId, WebAppId)],
  );
}

/** Leaves the web app's own entry alone: a page that still shows it would only learn that it is gone. */
export function useDeleteWebApp(environmentId: string) {
  return useAction(
    (input: WebAppRef) => deleteWebApp(environmentId, input),
    () => [webAppKeys.list(environmentId)],
  );
}

export function useCustomizeWebApp(environmentId: string) {
  return useAction(
    (input: CustomizationForm) => customizeWebApp(environmentId, input),
    ({ WebAppId }) => [webAppKeys.customization(environmentId, WebAppId)],
  );
}

export function useResetWebAppLooks(environmentId: string) {
  return useAction(
    (input: WebAppRef) => resetWebAppLooks(environmentId, input),
    ({ WebAppId }) => [webAppKeys.customization(environmentId, WebAppId)],
  );
}
