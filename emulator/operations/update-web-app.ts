// Answers UpdateWebApp: what is absent stays; the kind of endpoint and its policy cannot be changed.

import type { UpdateWebAppRequest, UpdateWebAppResponse } from '@aws-sdk/client-transfer';
import { InvalidRequestException } from '../wire/errors';
import { existingWebApp } from './existing';
import type { Operation } from './operation';
import { checkAccessEndpoint, checkUnits } from './web-app-rules';

export const updateWebApp: Operation<UpdateWebAppRequest, UpdateWebAppResponse> = (input, context) => {
  const { store, quotasLifted } = context.services;
  const { WebAppId, AccessEndpoint, IdentityProviderDetails, WebAppUnits, EndpointDetails } = input;
  const present = existingWebApp(context, WebAppId);
  if (AccessEndpoint !== undefined) checkAccessEndpoint(AccessEndpoint);
  const Provisioned = WebAppUnits?.Provisioned ?? present.Provisioned;
  checkUnits(Provisioned, quotasLifted);
  const vpc = EndpointDetails?.Vpc;
  if (vpc && !present.Vpc) throw new InvalidRequestException('EndpointDetails invalid for PUBLIC endpoints');
  store.webApps.put({
    ...present,
    AccessEndpoint: AccessEndpoint ?? present.AccessEndpoint,
    Provisioned,
    IdentityCenterConfig: {
      ...present.IdentityCenterConfig,
      Role: IdentityProviderDetails?.IdentityCenterConfig?.Role ?? present.IdentityCenterConfig.Role,
    },
    Vpc: present.Vpc && {
      ...present.Vpc,
      SubnetIds: vpc?.SubnetIds ?? present.Vpc.SubnetIds,
      IpAddressType: vpc?.IpAddressType ?? present.Vpc.IpAddressType,
    },
  });
  return { WebAppId };
};
