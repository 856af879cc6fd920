/** How a custom host name is read from tags and written to them. */
import { expect, it } from 'vitest';
import { customHostName, hostNameChange } from './host-name';
import { addressOf } from './rules';

const host = { Key: 'transfer:customHostname', Value: 'sftp.example.com' };
const zone = { Key: 'transfer:route53HostedZoneId', Value: '/hostedzone/Z1' };

it('reads the name that the API holds, and that which AWS’s console wrote', () => {
  expect(customHostName([host, zone])).toEqual({ host: 'sftp.example.com', zone: 'Z1', byAws: false });
  expect(customHostName([{ Key: 'aws:transfer:customHostname', Value: 'a.example.com' }])).toEqual({
    host: 'a.example.com',
    zone: undefined,
    byAws: true,
  });
  expect(customHostName([{ Key: 'Name', Value: 'x' }])).toBeUndefined();
});

it('sends only what differs, and takes both tags off with the name', () => {
  const fields = { CustomHostname: 'sftp.example.com', HostedZoneId: 'Z1' };
  expect(hostNameChange([host, zone], fields)).toEqual({ set: [], remove: [] });
  expect(hostNameChange([host, zone], { ...fields, HostedZoneId: '' })).toEqual({
    set: [],
    remove: ['transfer:route53HostedZoneId'],
  });
  expect(hostNameChange([host, zone], { CustomHostname: '', HostedZoneId: '' }).remove).toHaveLength(2);
});

it('is the address that users are told, except where the environment says where servers listen', () => {
  const server = { ServerId: 's-0123456789abcdef0', EndpointType: 'PUBLIC', Tags: [host] } as const;
  const tagged = { ...server, Tags: [...server.Tags], Protocols: ['SFTP' as const] };
  expect(addressOf(tagged, { region: 'eu-west-1' })).toEqual({ host: 'sftp.example.com', port: 22 });
  const listening = { [server.ServerId]: { SFTP: { host: '127.0.0.1', port: 2200 } } };
  expect(addressOf(tagged, { region: 'eu-west-1', listening })).toEqual({ host: '127.0.0.1', port: 2200 });
});
