// Asks a Lambda function, for which an HTTP address stands: the event is posted, the answer is what the function returns.

import { type Attempt, askByHttp, type Reply, refused, type Server } from './attempt';

/** `lambdas`: addresses by the ARN of the function, with or without a version or alias. */
export async function askLambda(
  server: Server,
  { userName, password = '', protocol, sourceIp }: Attempt,
  lambdas: Record<string, string>,
  limitMs: number,
): Promise<Reply> {
  const arn = server.IdentityProviderDetails?.Function ?? '';
  const url = lambdas[arn] ?? lambdas[arn.split(':').slice(0, 7).join(':')];
  if (url === undefined) return refused(`Unable to call identity provider: no --lambda stands for ${arn}`);
  const body = JSON.stringify({
    username: userName,
    password,
    protocol,
    serverId: server.ServerId,
    sourceIp,
  });
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  return askByHttp(url, '', request, limitMs);
}
