'use server';
// Writes about web apps.

import {
  CreateWebAppCommand,
  DeleteWebAppCommand,
  DeleteWebAppCustomizationCommand,
  DescribeWebAppCommand,
  DescribeWebAppCustomizationCommand,
  UpdateWebAppCommand,
  UpdateWebAppCustomizationCommand,
} from '@aws-sdk/client-transfer';
import { defineAction } from '@/lib/transfer/action';
import {
  createWebAppSchema,
  customizationSchema,
  toCreateWebAppInput,
  toCustomizationInput,
  toUpdateWebAppInput,
  updateWebAppSchema,
  webAppRefSchema,
} from './schema';

const target = ({ WebAppId }: { WebAppId: string }) => WebAppId;

export const createWebApp = defineAction({
  permission: 'CreateWebApp',
  input: createWebAppSchema,
  target: ({ Name }) => Name,
  run: async ({ send }, values) => {
    const { WebAppId = '' } = await send(new CreateWebAppCommand(toCreateWebAppInput(values)));
    return { WebAppId };
  },
  createdTarget: target,
});

export const updateWebApp = defineAction({
  permission: 'UpdateWebApp',
  input: updateWebAppSchema,
  target,
  before: async ({ send }, { WebAppId }) => {
    const { WebApp } = await send(new DescribeWebAppCommand({ WebAppId }));
    const { Vpc } = WebApp?.DescribedEndpointDetails ?? {};
    return {
      AccessEndpoint: WebApp?.AccessEndpoint,
      Role: WebApp?.DescribedIdentityProviderDetails?.IdentityCenterConfig?.Role,
      Units: WebApp?.WebAppUnits?.Provisioned,
      SubnetIds: Vpc?.SubnetIds?.join('\n') ?? '',
    };
  },
  after: ({ WebAppId: _, inVpc: __, ...change }) => change,
  run: async ({ send }, values) => {
    await send(new UpdateWebAppCommand(toUpdateWebAppInput(values)));
  },
});

export const deleteWebApp = defineAction({
  permission: 'DeleteWebApp',
  input: webAppRefSchema,
  target,
  run: async ({ send }, input) => {
    await send(new DeleteWebAppCommand(input));
  },
});

/** An update alone takes no image away: that takes a reset, after which everything that stays is sent again. */
export const customizeWebApp = defineAction({
  permission: 'UpdateWebAppCustomization',
  input: customizationSchema,
  target,
  run: async ({ send }, values) => {
    const { WebAppId } = values;
    const { LogoFile, FaviconFile, ...rest } = toCustomizationInput(values);
    const { WebAppCustomization: present } = await send(new DescribeWebAppCustomizationCommand({ WebAppId }));
    const goes = (file: string | undefined, there: Uint8Array | undefined) => !file && Boolean(there?.length);
    if (goes(LogoFile, present?.LogoFile) || goes(FaviconFile, present?.FaviconFile))
      await send(new DeleteWebAppCustomizationCommand({ WebAppId }));
    await send(
      new UpdateWebAppCustomizationCommand({
        ...rest,
        ...(LogoFile && { LogoFile: Buffer.from(LogoFile, 'base64') }),
        ...(FaviconFile && { FaviconFile: Buffer.from(FaviconFile, 'base64') }),
      }),
    );
  },
});

export const resetWebAppLooks = defineAction({
  permission: 'DeleteWebAppCustomization',
  input: webAppRefSchema,
  target,
  run: async ({ send }, input) => {
    await send(new DeleteWebAppCustomizationCommand(input));
  },
});
