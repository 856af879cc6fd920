// What web apps must keep to, beyond the shapes of the model, and how one is described.

import type { WebAppRecord } from '../store/web-app-records';
import { InvalidRequestException } from '../wire/errors';

/** User guide, "Transfer Family quotas": a unit serves 250 sessions. */
const MOST_UNITS = 4;

/** A union of the model: exactly one of its members must be there, and each of ours has one only. */
export function required<T>(value: T | undefined, member: string): T {
  if (value === undefined) throw new InvalidRequestException(`${member} must be specified`);
  return value;
}

export function checkUnits(units: number, quotasLifted: boolean): void {
  if (units <= MOST_UNITS || quotasLifted) return;
  throw new InvalidRequestException(`Limit exceeded: ${MOST_UNITS} units per web app`);
}

export function checkAccessEndpoint(endpoint: string): void {
  if (URL.canParse(endpoint) && new URL(endpoint).protocol === 'https:') return;
  throw new InvalidRequestException('AccessEndpoint must be an HTTPS URL');
}

/** What lists and descriptions have in common. */
export function listedWebApp({ Arn, WebAppId, AccessEndpoint, WebAppEndpoint, Vpc }: WebAppRecord) {
  const EndpointType = Vpc ? ('VPC' as const) : ('PUBLIC' as const);
  return { Arn, WebAppId, AccessEndpoint: AccessEndpoint ?? WebAppEndpoint, WebAppEndpoint, EndpointType };
}

/** The security groups of a VPC web app are not told. */
export function describedWebApp(webApp: WebAppRecord) {
  const { IdentityCenterConfig, Provisioned, WebAppEndpointPolicy, Vpc } = webApp;
  return {
    ...listedWebApp(webApp),
    DescribedIdentityProviderDetails: { IdentityCenterConfig },
    WebAppUnits: { Provisioned },
    WebAppEndpointPolicy,
    ...(Vpc && {
      DescribedEndpointDetails: {
        Vpc: { SubnetIds: Vpc.SubnetIds, VpcId: Vpc.VpcId, VpcEndpointId: Vpc.VpcEndpointId },
      },
    }),
  };
}
