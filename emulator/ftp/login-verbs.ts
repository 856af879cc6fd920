// Who the client is, and how its data is protected: USER, PASS, PBSZ, PROT.

import { tryLogin } from '../identity/login';
import type { UserRecord } from '../store/store';
import { loginMembers } from '../user-session/activity-log';
import { HomeTree } from '../user-session/home-tree';
import { UserFiles } from '../user-session/user-files';
import { bannerLines, type Reply, reply } from './reply';
import type { FtpSession } from './session';
import type { Verbs } from './verb';

export const loginVerbs: Verbs = {
  USER: {
    argument: true,
    run(session, name) {
      if (session.login) return reply(530, 'Somebody has logged in already');
      if (!session.server?.Protocols.includes(session.protocol))
        return reply(530, 'TLS is required: AUTH TLS comes first');
      session.userName = name;
      return reply(331, `Password required for ${name}`);
    },
  },
  PASS: {
    run(session, password) {
      const { userName } = session;
      if (session.login || userName === undefined) return reply(503, 'USER comes first');
      session.userName = undefined;
      return logIn(session, userName, password);
    },
  },
  PBSZ: {
    argument: true,
    run(session) {
      if (!session.tls) return reply(503, 'AUTH TLS comes first');
      session.bufferAgreed = true;
      return reply(200, 'PBSZ=0');
    },
  },
  PROT: {
    argument: true,
    run(session, level) {
      if (!session.bufferAgreed) return reply(503, 'PBSZ comes first');
      if (!/^[CSEP]$/i.test(level)) return reply(504, 'Only PROT P is known');
      if (level.toUpperCase() !== 'P') return reply(536, 'Only PROT P is supported');
      session.privateData = true;
      return reply(200, 'Data connections are private');
    },
  },
};

async function logIn(session: FtpSession, userName: string, password: string): Promise<Reply> {
  const { context, protocol, addresses } = session;
  const { accounts, activity, serverId, providers } = context;
  const attempt = { userName, password, protocol, sourceIp: addresses.peer };
  const answer = await tryLogin(session.server, attempt, providers, accounts.accesses);
  if (!answer.ok) {
    session.failures += 1;
    activity.errors('AUTH_FAILURE', {
      user: userName,
      method: 'password',
      protocol,
      message: answer.message,
      'source-ip': addresses.peer,
      'session-id': session.id,
    });
    return reply(530, 'Authentication failed');
  }
  const user: UserRecord = { ServerId: serverId, UserName: userName, Arn: '', ...answer.access };
  return welcome(session, user);
}

function welcome(session: FtpSession, user: UserRecord): Reply {
  const { context, addresses, protocol, carrier } = session;
  const tree = new HomeTree(user);
  session.log = context.activity.session(user.UserName, session.id);
  session.login = { user, files: new UserFiles(tree, context.storageFor(user)) };
  session.folder = tree.landing;
  session.log('CONNECTED', loginMembers(user, protocol, addresses.peer));
  carrier.loggedIn();
  return reply(230, 'Logged in', bannerLines(session.server?.PostAuthenticationLoginBanner));
}
