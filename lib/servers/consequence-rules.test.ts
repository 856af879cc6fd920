/** What a new server is said to cost and to open. */
import { expect, it } from 'vitest';
import { type Choices, costsOf, exposureOf } from './consequence-rules';
import { isPreset, presets } from './preset-rules';
import { reasonAgainstProtocol, reasonsOfProtocols } from './protocol-rules';

const plain: Choices = {
  Protocols: ['SFTP'],
  EndpointType: 'PUBLIC',
  IdentityProviderType: 'SERVICE_MANAGED',
  logs: true,
};

it('a server costs by the protocol, and its provider is named where it costs too', () => {
  expect(costsOf(plain)).toEqual([
    expect.stringMatching(/^About 219 US dollars a month: 1 protocol at 0\.30/),
  ]);
  const both = costsOf({ ...plain, Protocols: ['FTPS', 'SFTP'], IdentityProviderType: 'AWS_LAMBDA' });
  expect(both).toEqual([expect.stringMatching(/^About 438/), expect.stringMatching(/call of the function/)]);
});

it('a server opens the ports of its protocols, and what is dangerous in it is said', () => {
  expect(exposureOf(plain).join()).toMatch(/internet can reach port 22;/);
  const ftp = exposureOf({ ...plain, Protocols: ['SFTP', 'FTP'], EndpointType: 'VPC', logs: false });
  expect(ftp.join()).toMatch(/reaches ports 21, 22 and 8192 to 8200\./);
  expect(ftp.join()).toMatch(/in the clear/);
  expect(ftp.join()).toMatch(/Without a log group/);
  expect(ftp.join()).not.toMatch(/Elastic/);
});

it('every preset goes with its own protocols, and is known when it is chosen', () => {
  for (const preset of presets) {
    const { Protocols, EndpointType, IdentityProviderType } = preset.choices;
    const reasons = reasonsOfProtocols(Protocols);
    if (EndpointType === 'PUBLIC') expect(reasons.PUBLIC).toBeUndefined();
    if (IdentityProviderType === 'SERVICE_MANAGED') expect(reasons.SERVICE_MANAGED).toBeUndefined();
    expect(presets.filter((other) => isPreset(other, preset.choices))).toEqual([preset]);
  }
});

it('a server takes up a protocol only once what it needs is there', () => {
  const inVpc = { EndpointType: 'VPC', Domain: 'EFS', Protocols: ['SFTP'] } as const;
  const server = { ...inVpc, Protocols: [...inVpc.Protocols], Arn: '' };
  const managed = { ...server, IdentityProviderType: 'SERVICE_MANAGED' } as const;
  expect(reasonAgainstProtocol(managed, 'SFTP')).toBeUndefined();
  expect(reasonAgainstProtocol(managed, 'FTPS')).toMatch(/Change the identity provider first/);
  expect(reasonAgainstProtocol({ ...server, IdentityProviderType: 'AWS_LAMBDA' }, 'FTPS')).toBeUndefined();
  expect(reasonAgainstProtocol(managed, 'AS2')).toMatch(/EFS/);
});
