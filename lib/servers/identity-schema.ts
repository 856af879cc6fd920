// What people may type about an identity provider, a certificate and the FTP options, and what it becomes on the wire.

import type { IdentityProviderDetails, Protocol, ProtocolDetails } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { roleArn, shaped } from '@/lib/fields/leaves';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import {
  As2Transport,
  IdentityProviderType,
  SetStatOption,
  SftpAuthenticationMethods,
  TlsSessionResumptionMode,
} from '@/lib/transfer-model/enums.gen';
import { choosesAuthentication } from './identity-rules';
import { speaksFtp, takesLogins } from './protocol-rules';

const providerUrl = z
  .string()
  .trim()
  .max(shapes.Url.max, 'A URL has at most 255 characters here.')
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'Enter the URL of the stage, such as https://abc123.execute-api.eu-west-1.amazonaws.com/prod.',
  );

/** Every provider's details at once, so that nothing typed is lost when another one is looked at. */
export const identityFields = {
  IdentityProviderType: z.enum(IdentityProviderType),
  IdentityProviderDetails: z.object({
    DirectoryId: z.string().trim(),
    Function: z.string().trim(),
    Url: z.string().trim(),
    InvocationRole: z.string().trim(),
    SftpAuthenticationMethods: z.enum(SftpAuthenticationMethods),
  }),
};
const identity = z.object(identityFields);
export type IdentityValues = z.output<typeof identity>;

type NeededDetail = Exclude<keyof IdentityValues['IdentityProviderDetails'], 'SftpAuthenticationMethods'>;
const needed: Record<IdentityValues['IdentityProviderType'], Partial<Record<NeededDetail, z.ZodType>>> = {
  SERVICE_MANAGED: {},
  AWS_DIRECTORY_SERVICE: {
    DirectoryId: shaped(shapes.DirectoryId, 'The id of a directory looks like d-0123456789.'),
  },
  AWS_LAMBDA: {
    Function: shaped(
      shapes.Function,
      'Enter the ARN of a function, such as arn:aws:lambda:eu-west-1:111122223333:function:logins.',
    ),
  },
  API_GATEWAY: { Url: providerUrl, InvocationRole: roleArn },
};

type Refuse = (path: string, message: string) => void;

/** Only the chosen provider's details are looked at. */
export function checkIdentity(values: IdentityValues, refuse: Refuse): void {
  const schemas = needed[values.IdentityProviderType];
  for (const [member, schema] of Object.entries(schemas)) {
    const result = schema.safeParse(values.IdentityProviderDetails[member as NeededDetail]);
    const message = result.error?.issues[0]?.message;
    if (message) refuse(`IdentityProviderDetails.${member}`, message);
  }
}

/** AWS takes no details at all for users that it keeps itself. */
export function toIdentity(values: IdentityValues, protocols: readonly Protocol[]) {
  const { IdentityProviderType: type, IdentityProviderDetails: details } = values;
  const members = Object.keys(needed[type]) as NeededDetail[];
  if (members.length === 0) return { IdentityProviderType: type };
  const IdentityProviderDetails: IdentityProviderDetails = {
    ...Object.fromEntries(members.map((member) => [member, details[member]])),
    ...(choosesAuthentication(type, protocols) && {
      SftpAuthenticationMethods: details.SftpAuthenticationMethods,
    }),
  };
  return { IdentityProviderType: type, IdentityProviderDetails };
}

export const certificate = z.union([
  z.literal(''),
  z
    .string()
    .max(shapes.Certificate.max)
    .regex(
      /^arn:[\w-]+:acm:[\w-]+:\d{12}:certificate\/[\w-]+$/,
      'Enter the ARN of a certificate in ACM, such as arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-….',
    ),
]);

const OCTET = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';
export const passiveIp = z
  .string()
  .trim()
  .refine(
    (text) => text === '' || text === 'AUTO' || new RegExp(`^${OCTET}(\\.${OCTET}){3}$`).test(text),
    'Enter an IPv4 address, or leave it empty.',
  );

export const protocolOptionFields = {
  PassiveIp: passiveIp,
  TlsSessionResumptionMode: z.enum(TlsSessionResumptionMode),
  SetStatOption: z.enum(SetStatOption),
};
type ProtocolOptions = z.output<z.ZodObject<typeof protocolOptionFields>>;

/** Only the options of protocols that are spoken. */
export function toProtocolDetails(
  options: ProtocolOptions,
  { Protocols, Domain }: { Protocols: readonly Protocol[]; Domain: string | undefined },
): ProtocolDetails | undefined {
  const details: ProtocolDetails = {
    ...(takesLogins(Protocols) && Domain !== 'EFS' && { SetStatOption: options.SetStatOption }),
    ...(speaksFtp(Protocols) && { PassiveIp: options.PassiveIp || 'AUTO' }),
    ...(Protocols.includes('FTPS') && { TlsSessionResumptionMode: options.TlsSessionResumptionMode }),
    ...(Protocols.includes('AS2') && { As2Transports: [As2Transport[0]] }),
  };
  return Object.keys(details).length > 0 ? details : undefined;
}
