// What web apps are called, where they are reached, and what an image for one may be. Pure; runs in the browser too.

import type {
  CreateWebAppRequest,
  DescribedWebApp,
  ListedWebApp,
  Tag,
  UpdateWebAppRequest,
} from '@aws-sdk/client-transfer';

export interface WebAppRow extends ListedWebApp {
  WebAppId: string;
}

export function webAppHref(environmentId: string, webAppId: string): string {
  return `/e/${environmentId}/web-apps/${webAppId}`;
}

export function webAppName(tags: readonly Tag[] | undefined): string | undefined {
  return tags?.find((tag) => tag.Key === 'Name')?.Value || undefined;
}

/** The request that makes one like it: what is described has other names than what is asked for. */
export function webAppRequest({
  DescribedIdentityProviderDetails: identity,
  DescribedEndpointDetails: endpoint,
  ...webApp
}: DescribedWebApp): CreateWebAppRequest {
  const { InstanceArn, Role } = identity?.IdentityCenterConfig ?? {};
  const { VpcId, SubnetIds } = endpoint?.Vpc ?? {};
  const own = webApp.AccessEndpoint === webApp.WebAppEndpoint ? undefined : webApp.AccessEndpoint;
  return {
    IdentityProviderDetails: { IdentityCenterConfig: { InstanceArn, Role } },
    ...(own && { AccessEndpoint: own }),
    WebAppUnits: webApp.WebAppUnits,
    WebAppEndpointPolicy: webApp.WebAppEndpointPolicy,
    ...(VpcId && { EndpointDetails: { Vpc: { VpcId, SubnetIds } } }),
    Tags: webApp.Tags,
  };
}

/** What a request comes to after an update, which names only what may change of the identity provider and the VPC. */
export function withUpdate(request: CreateWebAppRequest, update: UpdateWebAppRequest): CreateWebAppRequest {
  const { WebAppId, IdentityProviderDetails, EndpointDetails, ...rest } = update;
  return {
    ...request,
    ...rest,
    IdentityProviderDetails: {
      IdentityCenterConfig: {
        ...request.IdentityProviderDetails?.IdentityCenterConfig,
        ...IdentityProviderDetails?.IdentityCenterConfig,
      },
    },
    ...(EndpointDetails && {
      EndpointDetails: { Vpc: { ...request.EndpointDetails?.Vpc, ...EndpointDetails.Vpc } },
    }),
  };
}

/** API shapes `WebAppLogoFile`, `WebAppFaviconFile` and `WebAppTitle`. */
export const LOGO_BYTES = 51_200;
export const FAVICON_BYTES = 20_960;
export const TITLE_LENGTH = 100;

/** User guide, "Web app units". */
export const SESSIONS_PER_UNIT = 250;
export const MOST_UNITS = 4;

const signatures: readonly [string, RegExp][] = [
  ['image/png', /^iVBORw0KGgo/],
  ['image/jpeg', /^\/9j\//],
  ['image/gif', /^R0lGOD/],
  ['image/webp', /^UklGR/],
  ['image/x-icon', /^AAABA/],
  ['image/svg+xml', /^(PHN2Z|PD94bWwg|77u\/PHN2Z|PCEtL)/],
];

/** The kind of an image by how its base64 begins; undefined for what no browser shows. */
export function imageType(base64: string): string | undefined {
  return signatures.find(([, start]) => start.test(base64))?.[0];
}

export function bytesOfBase64(base64: string): number {
  return Math.floor((base64.length * 3) / 4) - (/={1,2}$/.exec(base64)?.[0].length ?? 0);
}

/** For `src` of an image; undefined where there is none that can be shown. */
export function imageSource(base64: string | undefined): string | undefined {
  const type = base64 && imageType(base64);
  return type && `data:${type};base64,${base64}`;
}
