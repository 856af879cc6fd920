// One SDK client per environment, and the one way to send a command through it.

import 'server-only';
import {
  type ServiceInputTypes,
  type ServiceOutputTypes,
  TransferClient,
  type TransferClientResolvedConfig,
} from '@aws-sdk/client-transfer';
import { fromIni, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { CommandImpl } from '@smithy/core/client';
import { type Environment, getSettings } from '@/lib/env';
import { tellListeners } from './answers';
import { TransferFailure } from './errors';
import { mapError } from './map-error';
import { ThrottlingOnlyRetryStrategy } from './retry';

/** These have no client token, so a repeated call could make a second resource. */
const NOT_REPEATABLE = /^(Create|Import|StartFileTransfer|StartRemote)/;

interface EnvironmentClients {
  repeatable: TransferClient;
  unrepeatable: TransferClient;
}

declare global {
  var consoleTransferClients: Map<string, EnvironmentClients> | undefined;
}

export function findEnvironment(id: string): Environment | undefined {
  return getSettings().environments.find((environment) => environment.id === id);
}

/** Credentials of an environment; undefined leaves the SDK's standard chain to find them. */
export function credentialsOf({ credentials, profile, roleArn, externalId, region }: Environment) {
  if (credentials) return credentials;
  const masterCredentials = profile ? fromIni({ profile }) : undefined;
  if (!roleArn) return masterCredentials;
  const params = { RoleArn: roleArn, ExternalId: externalId, RoleSessionName: 'transfer-console' };
  return fromTemporaryCredentials({ masterCredentials, params, clientConfig: { region } });
}

function createClients(environment: Environment): EnvironmentClients {
  const configuration = {
    region: environment.region,
    endpoint: environment.endpoint,
    credentials: credentialsOf(environment),
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
  };
  return {
    repeatable: new TransferClient({ ...configuration, maxAttempts: 3 }),
    unrepeatable: new TransferClient({ ...configuration, retryStrategy: new ThrottlingOnlyRetryStrategy() }),
  };
}

function clientsOf(environment: Environment): EnvironmentClients {
  globalThis.consoleTransferClients ??= new Map();
  const known = globalThis.consoleTransferClients.get(environment.id);
  if (known) return known;
  const created = createClients(environment);
  globalThis.consoleTransferClients.set(environment.id, created);
  return created;
}

export type TransferCommand<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = CommandImpl<
  Input,
  Output,
  TransferClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>;

export type Send = <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: TransferCommand<Input, Output>,
) => Promise<Output>;

/** Sends commands to an environment; throws TransferFailure, already classified. */
export function senderFor(
  environment: Environment | undefined,
  onRequestId?: (requestId: string) => void,
): Send {
  return async (command) => {
    if (!environment) throw new Error('A console action has no environment to send to.');
    const unrepeatable = NOT_REPEATABLE.test(command.constructor.name);
    const clients = clientsOf(environment);
    const askedAt = Date.now();
    const tell = (output: object | undefined) => {
      const operation = command.constructor.name.replace(/Command$/, '');
      tellListeners({ environmentId: environment.id, operation, input: command.input, output, askedAt });
    };
    try {
      const output = await (unrepeatable ? clients.unrepeatable : clients.repeatable).send(command);
      if (output.$metadata.requestId) onRequestId?.(output.$metadata.requestId);
      tell(output);
      return output;
    } catch (thrown) {
      const error = mapError(thrown, unrepeatable);
      if (error.kind === 'not-found') tell(undefined);
      throw new TransferFailure(error);
    }
  };
}
