/** What a server's state allows and where it is reached. */
import { describe, expect, it } from 'vitest';
import { addressOf, as2Url, awaitsAddress, reasonAgainstStart, reasonAgainstStop, serverName } from './rules';

const ServerId = 's-0123456789abcdef0';

describe('states', () => {
  it('starts only what is down and stops only what is up', () => {
    const states = ['ONLINE', 'OFFLINE', 'STARTING', 'STOPPING', 'START_FAILED', 'STOP_FAILED'] as const;
    expect(states.filter((state) => !reasonAgainstStart(state))).toEqual([
      'OFFLINE',
      'START_FAILED',
      'STOP_FAILED',
    ]);
    expect(states.filter((state) => !reasonAgainstStop(state))).toEqual(['ONLINE', 'STOP_FAILED']);
  });

  it('calls a server by its Name tag and by no other', () => {
    expect(serverName([{ Key: 'Name', Value: 'uploads' }])).toBe('uploads');
    expect(serverName([{ Key: 'name', Value: 'uploads' }])).toBeUndefined();
    expect(serverName([{ Key: 'Name', Value: '' }])).toBeUndefined();
  });
});

describe('addresses in AWS', () => {
  const host = (region: string, server: object = {}) =>
    addressOf({ ServerId, EndpointType: 'PUBLIC', ...server }, { region });

  it.each([
    ['eu-west-1', {}, `${ServerId}.server.transfer.eu-west-1.amazonaws.com`],
    ['cn-north-1', {}, `${ServerId}.server.transfer.cn-north-1.amazonaws.com.cn`],
    ['us-gov-west-1', {}, `${ServerId}.server.transfer.us-gov-west-1.amazonaws.com`],
    ['eu-west-1', { IpAddressType: 'DUALSTACK' }, `${ServerId}.transfer-server.eu-west-1.on.aws`],
    [
      'eu-west-1',
      { EndpointType: 'VPC', EndpointDetails: { AddressAllocationIds: ['eipalloc-0123456789abcdef0'] } },
      `${ServerId}.server.transfer.eu-west-1.amazonaws.com`,
    ],
  ])('builds the host name in %s of %o', (region, server, expected) => {
    expect(host(region, server)).toEqual({ host: expected, port: 22 });
  });

  it('adds the port of the protocol, which for AS2 is in the URL that partners get', () => {
    const EndpointDetails = { AddressAllocationIds: ['eipalloc-0123456789abcdef0'] };
    const server = { ServerId, EndpointType: 'VPC' as const, EndpointDetails, Protocols: ['AS2' as const] };
    const address = addressOf(server, { region: 'eu-west-1' });
    expect(address).toHaveProperty('port', 5080);
    expect('host' in address && as2Url(address)).toBe(
      `http://${ServerId}.server.transfer.eu-west-1.amazonaws.com:5080`,
    );
    const both = { ...server, Protocols: ['AS2' as const, 'SFTP' as const] };
    expect(addressOf(both, { region: 'eu-west-1' })).toHaveProperty('port', 22);
    expect(addressOf(both, { region: 'eu-west-1' }, 'AS2')).toHaveProperty('port', 5080);
  });

  it('refers to the VPC endpoint where the service gives no name', () => {
    const EndpointDetails = { VpcEndpointId: 'vpce-0123456789abcdef0' };
    const internal = host('eu-west-1', { EndpointType: 'VPC', EndpointDetails });
    expect(internal).toEqual({ reason: expect.stringContaining('vpce-0123456789abcdef0') });
    const elastic = { ...EndpointDetails, AddressAllocationIds: ['eipalloc-0123456789abcdef0'] };
    expect(host('us-gov-west-1', { EndpointType: 'VPC', EndpointDetails: elastic })).toHaveProperty('reason');
  });
});

describe('addresses elsewhere', () => {
  const listening = { [ServerId]: { SFTP: { host: '127.0.0.1', port: 2201 } } };

  it('takes the port that the server listens on', () => {
    const endpoints = { region: 'us-east-1', listening };
    expect(addressOf({ ServerId, State: 'ONLINE' }, endpoints)).toEqual({ host: '127.0.0.1', port: 2201 });
  });

  it('asks again only for an online server without a port', () => {
    const none = { region: 'us-east-1', listening: {} };
    expect(awaitsAddress({ ServerId, State: 'ONLINE' }, none)).toBe(true);
    expect(awaitsAddress({ ServerId, State: 'OFFLINE' }, none)).toBe(false);
    expect(awaitsAddress({ ServerId, State: 'ONLINE' }, { region: 'us-east-1', listening })).toBe(false);
    expect(awaitsAddress({ ServerId, State: 'ONLINE' }, { region: 'us-east-1' })).toBe(false);
    const both = { ServerId, State: 'ONLINE' as const, Protocols: ['SFTP' as const, 'AS2' as const] };
    expect(awaitsAddress(both, { region: 'us-east-1', listening })).toBe(true);
  });
});
