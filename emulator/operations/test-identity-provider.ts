// Answers TestIdentityProvider: asks the provider once, as a login would, and tells what it said.

import type { TestIdentityProviderRequest, TestIdentityProviderResponse } from '@aws-sdk/client-transfer';
import { readAnswer } from '../identity/answer';
import { askProvider } from '../identity/provider';
import { InvalidRequestException } from '../wire/errors';
import { existingServer } from './existing';
import type { Operation } from './operation';

/** Whoever does not say from where: the documentation's own example of an address. */
const SOMEWHERE = '127.0.0.1';

export const testIdentityProvider: Operation<
  TestIdentityProviderRequest,
  TestIdentityProviderResponse
> = async ({ ServerId, UserName, UserPassword, ServerProtocol, SourceIp = SOMEWHERE }, context) => {
  const server = existingServer(context, ServerId);
  const { store, providers } = context.services;
  if (server.IdentityProviderType === 'SERVICE_MANAGED') {
    throw new InvalidRequestException(`${ServerId} not configured for external auth`);
  }
  const protocol = ServerProtocol ?? server.Protocols[0] ?? 'SFTP';
  if (protocol === 'AS2' || !server.Protocols.includes(protocol)) {
    throw new InvalidRequestException(`Protocol ${protocol} is not enabled on server ${ServerId}`);
  }
  const password = UserPassword || undefined;
  const attempt = { userName: UserName, password, protocol, sourceIp: SourceIp };
  const { statusCode, response, message, url } = await askProvider(
    server,
    attempt,
    providers,
    store.accesses,
  );
  const answer = message ? undefined : readAnswer(response, server.Domain);
  return {
    StatusCode: statusCode,
    Url: url,
    Message: answer && !answer.ok ? answer.message : message,
    // What opens no session is told as well: it is what its author has to mend.
    Response: response,
  };
};
