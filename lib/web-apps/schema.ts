// What people may ask of web apps: values of the forms, and what they become on the wire.

import type { CreateWebAppRequest, UpdateWebAppRequest } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { roleArn, shaped } from '@/lib/fields/leaves';
import { idList, securityGroupIds, subnetIds, vpcId } from '@/lib/servers/schema';
import { tagsSchema } from '@/lib/tags/schema';
import { lengthOf } from '@/lib/transfer-model/constraints';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import {
  WebAppEndpointPolicy,
  WebAppEndpointType,
  WebAppVpcEndpointIpAddressType,
} from '@/lib/transfer-model/enums.gen';
import { bytesOfBase64, FAVICON_BYTES, imageType, LOGO_BYTES, TITLE_LENGTH } from './rules';

export const webAppId = shaped(shapes.WebAppId, 'A web app id looks like webapp-0123456789abcdef0.');
export const webAppRefSchema = z.object({ WebAppId: webAppId });
export type WebAppRef = z.output<typeof webAppRefSchema>;

const accessEndpoint = z
  .string()
  .trim()
  .max(shapes.WebAppAccessEndpoint.max, 'A URL has at most 1,024 characters.')
  .refine(
    (text) => text === '' || (URL.canParse(text) && new URL(text).protocol === 'https:'),
    'Enter a URL such as https://files.example.com.',
  );
const units = z
  .number('Enter a whole number, 1 or more.')
  .int('Enter a whole number.')
  .min(1, 'There is at least one unit.');

export const createWebAppSchema = z
  .object({
    Name: z.string().trim().max(256, 'A name has at most 256 characters.'),
    InstanceArn: z
      .string()
      .trim()
      .regex(
        /^arn:[\w-]+:sso:::instance\/(sso)?ins-[a-zA-Z0-9.-]{16}$/,
        'Enter the ARN of an IAM Identity Center instance, such as arn:aws:sso:::instance/ssoins-0123456789abcdef.',
      ),
    Role: roleArn,
    AccessEndpoint: accessEndpoint,
    Units: units,
    WebAppEndpointPolicy: z.enum(WebAppEndpointPolicy),
    EndpointType: z.enum(WebAppEndpointType),
    Vpc: z.object({
      VpcId: vpcId,
      SubnetIds: subnetIds,
      SecurityGroupIds: securityGroupIds,
      IpAddressType: z.enum(WebAppVpcEndpointIpAddressType),
    }),
    Tags: tagsSchema,
  })
  .superRefine(({ EndpointType, Vpc, Name, Tags }, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (EndpointType === 'VPC' && !Vpc.VpcId)
      refuse(['Vpc', 'VpcId'], 'An endpoint in a VPC needs the id of the VPC.');
    if (EndpointType === 'VPC' && idList(Vpc.SubnetIds).length === 0)
      refuse(['Vpc', 'SubnetIds'], 'An endpoint in a VPC needs at least one subnet.');
    if (Name && Tags.some(({ Key }) => Key === 'Name'))
      refuse(['Tags'], 'The name above becomes the tag "Name": leave one of them out.');
  });
export type CreateWebAppForm = z.input<typeof createWebAppSchema>;
export type CreateWebAppValues = z.output<typeof createWebAppSchema>;

export function toCreateWebAppInput(values: CreateWebAppValues): CreateWebAppRequest {
  const { Name, Vpc, AccessEndpoint } = values;
  const groups = idList(Vpc.SecurityGroupIds);
  const Tags = Name ? [{ Key: 'Name', Value: Name }, ...values.Tags] : values.Tags;
  return {
    IdentityProviderDetails: {
      IdentityCenterConfig: { InstanceArn: values.InstanceArn, Role: values.Role },
    },
    ...(AccessEndpoint && { AccessEndpoint }),
    WebAppUnits: { Provisioned: values.Units },
    WebAppEndpointPolicy: values.WebAppEndpointPolicy,
    ...(values.EndpointType === 'VPC' && {
      EndpointDetails: {
        Vpc: {
          VpcId: Vpc.VpcId,
          SubnetIds: idList(Vpc.SubnetIds),
          ...(groups.length > 0 && { SecurityGroupIds: groups }),
          ...(Vpc.IpAddressType !== 'IPV4' && { IpAddressType: Vpc.IpAddressType }),
        },
      },
    }),
    ...(Tags.length > 0 && { Tags }),
  };
}

export const updateWebAppSchema = z
  .object({
    WebAppId: webAppId,
    Role: roleArn,
    AccessEndpoint: accessEndpoint,
    Units: units,
    inVpc: z.boolean(),
    SubnetIds: subnetIds,
  })
  .refine(({ inVpc, SubnetIds }) => !inVpc || idList(SubnetIds).length > 0, {
    path: ['SubnetIds'],
    message: 'An endpoint in a VPC needs at least one subnet.',
  });
export type UpdateWebAppForm = z.input<typeof updateWebAppSchema>;
export type UpdateWebAppValues = z.output<typeof updateWebAppSchema>;

export function toUpdateWebAppInput(values: UpdateWebAppValues): UpdateWebAppRequest {
  return {
    WebAppId: values.WebAppId,
    IdentityProviderDetails: { IdentityCenterConfig: { Role: values.Role } },
    ...(values.AccessEndpoint && { AccessEndpoint: values.AccessEndpoint }),
    WebAppUnits: { Provisioned: values.Units },
    ...(values.inVpc && { EndpointDetails: { Vpc: { SubnetIds: idList(values.SubnetIds) } } }),
  };
}

/** base64; empty for none. */
const image = (most: number) =>
  z
    .string()
    .max(Math.ceil(most / 3) * 4, `The image has more than ${most.toLocaleString('en')} bytes.`)
    .refine((text) => text === '' || /^[A-Za-z0-9+/]+={0,2}$/.test(text), 'This is no file.')
    .refine(
      (text) => bytesOfBase64(text) <= most,
      `The image has more than ${most.toLocaleString('en')} bytes.`,
    )
    .refine(
      (text) => text === '' || imageType(text) !== undefined,
      'Choose a PNG, JPEG, GIF, WebP, SVG or ICO.',
    );

export const customizationSchema = z.object({
  WebAppId: webAppId,
  Title: z
    .string()
    .trim()
    .refine((text) => lengthOf(text) <= TITLE_LENGTH, `A title has at most ${TITLE_LENGTH} characters.`),
  LogoFile: image(LOGO_BYTES),
  FaviconFile: image(FAVICON_BYTES),
});
export type CustomizationForm = z.input<typeof customizationSchema>;
export type CustomizationValues = z.output<typeof customizationSchema>;

/** Images still as base64; one that is not there is not named. */
export function toCustomizationInput({ WebAppId, Title, LogoFile, FaviconFile }: CustomizationValues) {
  return { WebAppId, Title, ...(LogoFile && { LogoFile }), ...(FaviconFile && { FaviconFile }) };
}
