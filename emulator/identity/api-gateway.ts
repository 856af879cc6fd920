// Asks an identity provider behind API Gateway: one GET whose path names server and user. IAM signing is left out.

import { type Attempt, askByHttp, type Reply, refused, type Server } from './attempt';

export async function askApiGateway(server: Server, attempt: Attempt, limitMs: number): Promise<Reply> {
  const base = server.IdentityProviderDetails?.Url?.replace(/\/+$/, '') ?? '';
  const { protocol, sourceIp, userName, password } = attempt;
  const path = `/servers/${server.ServerId}/users/${encodeURIComponent(userName)}/config`;
  const url = `${base}${path}?${new URLSearchParams({ protocol, sourceIp })}`;
  if (!URL.canParse(url)) return refused('The URL of the identity provider is none', url);
  if (password === undefined) return askByHttp(url, url, {}, limitMs);
  // A header holds bytes: what is beyond Latin-1 travels as UTF-8.
  const header = Buffer.from(password).toString('latin1');
  if (/[\0\r\n]/.test(header)) return refused('The password cannot be sent to the identity provider', url);
  return askByHttp(url, url, { headers: { Password: header } }, limitMs);
}
