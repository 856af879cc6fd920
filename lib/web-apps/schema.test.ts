/** What a web app becomes on the wire, and which images are taken. */
import { describe, expect, it } from 'vitest';
import { bytesOfBase64, imageSource, webAppRequest, withUpdate } from './rules';
import {
  type CreateWebAppForm,
  createWebAppSchema,
  customizationSchema,
  toCreateWebAppInput,
} from './schema';

const form: CreateWebAppForm = {
  Name: 'files',
  InstanceArn: 'arn:aws:sso:::instance/ssoins-0123456789abcdef',
  Role: 'arn:aws:iam::111122223333:role/web-app-bearer',
  AccessEndpoint: '',
  Units: 2,
  WebAppEndpointPolicy: 'STANDARD',
  EndpointType: 'PUBLIC',
  Vpc: { VpcId: 'vpc-0123456789abcdef0', SubnetIds: '', SecurityGroupIds: '', IpAddressType: 'DUALSTACK' },
  Tags: [],
};
const png = (size: number) =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(size - 8)]).toString('base64');

describe('a new web app', () => {
  it('names nothing that was left empty, and no VPC while it is public', () => {
    expect(toCreateWebAppInput(createWebAppSchema.parse(form))).toEqual({
      IdentityProviderDetails: { IdentityCenterConfig: { InstanceArn: form.InstanceArn, Role: form.Role } },
      WebAppUnits: { Provisioned: 2 },
      WebAppEndpointPolicy: 'STANDARD',
      Tags: [{ Key: 'Name', Value: 'files' }],
    });
  });

  it('in a VPC needs a subnet, and says so at the field', () => {
    const result = createWebAppSchema.safeParse({ ...form, EndpointType: 'VPC' });
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual(['Vpc.SubnetIds']);
  });
});

describe('its looks', () => {
  const looks = { WebAppId: 'webapp-0123456789abcdef0', Title: 'Files', LogoFile: '', FaviconFile: '' };
  const faults = (change: object) =>
    customizationSchema.safeParse({ ...looks, ...change }).error?.issues.map(({ path }) => path.join('.')) ??
    [];

  it('keep to the limits of AWS to the byte', () => {
    expect(faults({ LogoFile: png(51_200), FaviconFile: png(20_960), Title: 'x'.repeat(100) })).toEqual([]);
    expect(new Set(faults({ LogoFile: png(51_201) }))).toEqual(new Set(['LogoFile']));
    expect(new Set(faults({ FaviconFile: png(20_961) }))).toEqual(new Set(['FaviconFile']));
    expect(faults({ Title: 'x'.repeat(101) })).toEqual(['Title']);
  });

  it('take images only, known by how they begin', () => {
    expect(faults({ LogoFile: Buffer.from('<script>').toString('base64') })).toEqual(['LogoFile']);
    expect(imageSource(png(10))).toMatch(/^data:image\/png;base64,/);
    expect(imageSource(Buffer.from('<svg xmlns="…"/>').toString('base64'))).toMatch(/^data:image\/svg/);
    for (const size of [9, 10, 11]) expect(bytesOfBase64(png(size))).toBe(size);
  });
});

describe('a web app that exists', () => {
  const InstanceArn = 'arn:aws:sso:::instance/ssoins-0123456789abcdef';
  const described = {
    Arn: 'arn:aws:transfer:us-east-1:111122223333:webapp/webapp-1',
    WebAppId: 'webapp-1',
    WebAppEndpoint: 'https://webapp-1.transfer-webapp.us-east-1.on.aws',
    AccessEndpoint: 'https://webapp-1.transfer-webapp.us-east-1.on.aws',
    DescribedIdentityProviderDetails: { IdentityCenterConfig: { InstanceArn, Role: form.Role } },
    WebAppUnits: { Provisioned: 1 },
    DescribedEndpointDetails: { Vpc: { VpcId: 'vpc-0123456789abcdef0', SubnetIds: ['subnet-1'] } },
  };

  it('is asked for again with its identity provider and VPC, without the address that AWS gave', () => {
    expect(webAppRequest(described)).toEqual({
      IdentityProviderDetails: { IdentityCenterConfig: { InstanceArn, Role: form.Role } },
      WebAppUnits: { Provisioned: 1 },
      EndpointDetails: { Vpc: { VpcId: 'vpc-0123456789abcdef0', SubnetIds: ['subnet-1'] } },
    });
  });

  it('keeps, when it is changed, what an update does not name', () => {
    const Role = 'arn:aws:iam::111122223333:role/another';
    const update = {
      WebAppId: 'webapp-1',
      IdentityProviderDetails: { IdentityCenterConfig: { Role } },
      EndpointDetails: { Vpc: { SubnetIds: ['subnet-2'] } },
    };
    expect(withUpdate(webAppRequest(described), update)).toMatchObject({
      IdentityProviderDetails: { IdentityCenterConfig: { InstanceArn, Role } },
      EndpointDetails: { Vpc: { VpcId: 'vpc-0123456789abcdef0', SubnetIds: ['subnet-2'] } },
    });
  });
});
