// What a screen is about, as it is created in AWS: from a form's request, or from what the API describes. Pure; runs in the browser.

export type ResourceKind = keyof typeof MEMBERS;

/** The members that a request for each kind may have, in the order in which people think of them. */
export const MEMBERS = {
  Server: [
    ...['Protocols', 'Domain', 'EndpointType', 'EndpointDetails', 'IpAddressType', 'Certificate'],
    ...['IdentityProviderType', 'IdentityProviderDetails', 'SecurityPolicyName', 'HostKey', 'LoggingRole'],
    ...['StructuredLogDestinations', 'PreAuthenticationLoginBanner', 'PostAuthenticationLoginBanner'],
    ...['ProtocolDetails', 'S3StorageOptions', 'WorkflowDetails', 'Tags'],
  ],
  User: [
    ...['ServerId', 'UserName', 'Role', 'HomeDirectoryType', 'HomeDirectory', 'HomeDirectoryMappings'],
    ...['PosixProfile', 'Policy', 'SshPublicKeyBody', 'Tags'],
  ],
  SshPublicKey: ['ServerId', 'UserName', 'SshPublicKeyBody'],
  HostKey: ['ServerId', 'HostKeyBody', 'Description', 'Tags'],
  Access: [
    ...['ServerId', 'ExternalId', 'Role', 'HomeDirectoryType', 'HomeDirectory', 'HomeDirectoryMappings'],
    ...['PosixProfile', 'Policy'],
  ],
  Agreement: [
    ...['ServerId', 'LocalProfileId', 'PartnerProfileId', 'BaseDirectory', 'CustomDirectories', 'AccessRole'],
    ...['Status', 'PreserveFilename', 'EnforceMessageSigning', 'Description', 'Tags'],
  ],
  Certificate: [
    ...['Usage', 'Certificate', 'CertificateChain', 'PrivateKey', 'ActiveDate', 'InactiveDate'],
    ...['Description', 'Tags'],
  ],
  Connector: [
    ...['Url', 'AccessRole', 'LoggingRole', 'As2Config', 'SftpConfig', 'SecurityPolicyName'],
    ...['EgressConfig', 'IpAddressType', 'Tags'],
  ],
  Profile: ['ProfileType', 'As2Id', 'CertificateIds', 'Tags'],
  WebApp: [
    ...['IdentityProviderDetails', 'AccessEndpoint', 'WebAppUnits', 'WebAppEndpointPolicy'],
    ...['EndpointDetails', 'Tags'],
  ],
  WebAppCustomization: ['WebAppId', 'Title', 'LogoFile', 'FaviconFile'],
  Workflow: ['Description', 'Steps', 'OnExceptionSteps', 'Tags'],
} as const satisfies Record<string, readonly string[]>;

/** Members of structures that are described, and cannot be given. */
const ANSWERED = ['ApplicationArn'];

/** What stands in a request for a file: whoever runs the command has it. */
export class LocalFile {
  constructor(
    readonly name: string,
    readonly binary = false,
  ) {}
}

/** Private keys and images: named as a file, never written out. */
const FILES: Record<string, LocalFile> = {
  HostKey: new LocalFile('host-key.pem'),
  HostKeyBody: new LocalFile('host-key.pem'),
  PrivateKey: new LocalFile('private-key.pem'),
  LogoFile: new LocalFile('logo', true),
  FaviconFile: new LocalFile('favicon', true),
};

export type Value = string | number | boolean | LocalFile | readonly Value[] | { [member: string]: Value };
export type Members = Record<string, Value>;

export interface Resource {
  kind: ResourceKind;
  /** The present one's id, where it exists: what an import names. */
  id?: string | undefined;
  members: Members;
}

/** As JSON would carry it: dates as texts, files by their names, nothing for what is absent. */
function asValue(value: unknown, member: string): Value | undefined {
  if (value === undefined || value === null || ANSWERED.includes(member)) return undefined;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    const own = member === 'Tags' ? value.filter((tag) => !isOfAws(tag)) : value;
    return own.map((each) => asValue(each, '')).filter((each) => each !== undefined);
  }
  if (typeof value === 'object') return toMembers(Object.keys(value), value as Record<string, unknown>);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  return FILES[member] && value !== '' ? FILES[member] : value;
}

/** AWS's own tags can be seen but not set. */
const isOfAws = (tag: { Key?: string }) => tag.Key?.startsWith('aws:') === true;

function toMembers(names: readonly string[], source: Record<string, unknown>): Members {
  const found = names.map((name) => [name, asValue(source[name], name)] as const);
  return Object.fromEntries(found.filter((pair): pair is [string, Value] => pair[1] !== undefined));
}

const isEmpty = (value: Value) =>
  value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

/** Of the input of a create or import call, or of a description that has the same members and more. */
export function resource(kind: ResourceKind, source: object, id?: string): Resource {
  const all = toMembers(MEMBERS[kind], source as Record<string, unknown>);
  const members = Object.fromEntries(Object.entries(all).filter(([, value]) => !isEmpty(value)));
  const endpoint = members.EndpointDetails;
  // The endpoint that a server in a VPC got is answered, but not taken.
  if (kind === 'Server' && members.EndpointType === 'VPC' && endpoint && typeof endpoint === 'object') {
    const { VpcEndpointId, ...taken } = endpoint as Members;
    members.EndpointDetails = taken;
    if (isEmpty(taken)) delete members.EndpointDetails;
  }
  return { kind, id, members };
}

/** A call as it is sent: what is given empty clears something, and stays. */
export function request(source: object): Members {
  return toMembers(Object.keys(source), source as Record<string, unknown>);
}
