// Answers CreateWebApp. The web app itself is not served.

import { randomBytes } from 'node:crypto';
import type { CreateWebAppRequest, CreateWebAppResponse, WebAppVpcConfig } from '@aws-sdk/client-transfer';
import type { WebAppRecord } from '../store/web-app-records';
import { arn, newId } from './identifiers';
import type { Operation } from './operation';
import { refuseAboveQuota } from './quotas';
import { checkTags } from './tag-rules';
import { checkAccessEndpoint, checkUnits, required } from './web-app-rules';

const digits = (count: number) => randomBytes(count).toString('hex').slice(0, count);

export const createWebApp: Operation<CreateWebAppRequest, CreateWebAppResponse> = (input, context) => {
  const { store, quotasLifted } = context.services;
  const { AccessEndpoint, Tags = [], WebAppEndpointPolicy = 'STANDARD' } = input;
  checkTags(Tags);
  const identityCenter = required(
    input.IdentityProviderDetails.IdentityCenterConfig,
    'IdentityProviderDetails.IdentityCenterConfig',
  );
  const InstanceArn = required(identityCenter.InstanceArn, 'IdentityCenterConfig.InstanceArn');
  const Role = required(identityCenter.Role, 'IdentityCenterConfig.Role');
  const Provisioned = input.WebAppUnits?.Provisioned ?? 1;
  checkUnits(Provisioned, quotasLifted);
  if (AccessEndpoint !== undefined) checkAccessEndpoint(AccessEndpoint);
  const Vpc = input.EndpointDetails && vpcOf(input.EndpointDetails);
  refuseAboveQuota(context, 'webApps', store.webApps.count(context.region));

  const WebAppId = newId('webapp');
  const host = `transfer-webapp.${context.region}.on.aws`;
  const instance = InstanceArn.split('/').at(-1);
  const webApp: WebAppRecord = {
    WebAppId,
    Arn: arn(context, `webapp/${WebAppId}`),
    IdentityCenterConfig: {
      InstanceArn,
      Role,
      ApplicationArn: `arn:aws:sso::${context.accountId}:application/${instance}/apl-${digits(16)}`,
    },
    AccessEndpoint,
    WebAppEndpoint: Vpc ? `https://${Vpc.VpcEndpointId}.vpce-mq.${host}` : `https://${WebAppId}.${host}`,
    Provisioned,
    WebAppEndpointPolicy,
    Vpc,
  };
  store.transaction(() => {
    store.webApps.put(webApp);
    store.tags.put(webApp.Arn, Tags);
  });
  return { WebAppId };
};

function vpcOf({ Vpc }: { Vpc?: WebAppVpcConfig | undefined }): WebAppRecord['Vpc'] {
  const {
    SubnetIds,
    VpcId,
    SecurityGroupIds = [],
    IpAddressType = 'IPV4',
  } = required(Vpc, 'EndpointDetails.Vpc');
  return {
    SubnetIds: required(SubnetIds, 'EndpointDetails.Vpc.SubnetIds'),
    VpcId: required(VpcId, 'EndpointDetails.Vpc.VpcId'),
    VpcEndpointId: `vpce-${digits(17)}`,
    SecurityGroupIds,
    IpAddressType,
  };
}
