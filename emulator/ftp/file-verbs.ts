// Folders and names: PWD, CWD, CDUP, MKD, RMD, DELE, RNFR, RNTO, SIZE, MDTM, MFMT, MLST.

import { absolute, components } from '../user-session/paths';
import { facts, moment, readMoment } from './listing';
import { type Reply, reply } from './reply';
import type { FtpSession } from './session';
import type { Verbs } from './verb';

export const fileVerbs: Verbs = {
  PWD: { login: true, run: ({ folder }) => reply(257, `${quoted(absolute(folder))} is the current folder`) },
  CWD: { login: true, argument: true, run: changeFolder },
  CDUP: { login: true, run: (session) => changeFolder(session, '..') },
  MKD: {
    login: true,
    argument: true,
    run(session, argument) {
      const path = session.path(argument);
      session.files.makeFolder(path, undefined);
      session.log('MKDIR', { path: session.files.storedPath(path) });
      return reply(257, `${quoted(path)} was made`);
    },
  },
  RMD: {
    login: true,
    argument: true,
    run(session, argument) {
      const path = session.path(argument);
      session.files.removeFolder(path);
      session.log('RMDIR', { path: session.files.storedPath(path) });
      return reply(250, 'The folder was removed');
    },
  },
  DELE: {
    login: true,
    argument: true,
    run(session, argument) {
      const path = session.path(argument);
      session.files.removeFile(path);
      session.log('DELETE', { path: session.files.storedPath(path) });
      return reply(250, 'The file was deleted');
    },
  },
  RNFR: {
    login: true,
    argument: true,
    run(session, argument) {
      const path = session.path(argument);
      session.files.attributes(path);
      session.renameFrom = path;
      return reply(350, 'RNTO says the new name');
    },
  },
  RNTO: {
    login: true,
    argument: true,
    run(session, argument) {
      const { renameFrom: from, files } = session;
      if (from === undefined) return reply(503, 'RNFR comes first');
      session.renameFrom = undefined;
      const to = session.path(argument);
      files.rename(from, to);
      session.log('RENAME', { path: files.storedPath(from), 'new-path': files.storedPath(to) });
      return reply(250, 'The file was renamed');
    },
  },
  SIZE: {
    login: true,
    argument: true,
    run(session, argument) {
      const { directory, size } = session.files.attributes(session.path(argument));
      return directory ? reply(550, 'Not a file') : reply(213, String(size));
    },
  },
  MDTM: {
    login: true,
    argument: true,
    run: (session, argument) => reply(213, moment(session.files.attributes(session.path(argument)).mtime)),
  },
  MFMT: {
    login: true,
    argument: true,
    run(session, argument) {
      const [, time = '', name = ''] = /^(\d{14}) (.+)$/.exec(argument) ?? [];
      const mtime = readMoment(time);
      if (mtime === undefined) return reply(501, 'MFMT takes YYYYMMDDHHMMSS and a name');
      const path = session.path(name);
      session.files.change(path, { mtime, atime: mtime });
      session.log('SETSTAT', { path: session.files.storedPath(path) });
      return reply(213, `Modify=${time}; ${name}`);
    },
  },
  MLST: {
    login: true,
    run(session, argument) {
      const path = session.path(argument);
      return reply(250, 'End', ['Listing', `${facts(session.files.attributes(path))} ${path}`]);
    },
  },
};

function changeFolder(session: FtpSession, argument: string): Reply {
  const path = session.path(argument);
  if (!session.files.attributes(path).directory) return reply(550, 'Not a folder');
  session.folder = components(path);
  return reply(250, `${quoted(path)} is the current folder`);
}

const quoted = (path: string) => `"${path.replaceAll('"', '""')}"`;
