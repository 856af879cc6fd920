// What clients ask about the server and settle with it: SYST, FEAT, OPTS, TYPE, MODE, STRU, LANG, NOOP.

import { reply } from './reply';
import type { Verbs } from './verb';

export const settingVerbs: Verbs = {
  SYST: { run: () => reply(215, 'UNIX Type: L8') },
  NOOP: { run: () => reply(200, 'OK') },
  FEAT: {
    run(session) {
      const tls = session.server?.Protocols.includes('FTPS') ? ['AUTH TLS', 'PBSZ', 'PROT'] : [];
      const others = [
        'EPSV',
        'LANG EN*',
        'MDTM',
        'MFMT',
        'MLST Type*;Size*;Modify*;UNIX.mode*;',
        'PASV',
        'SIZE',
        'UTF8',
      ];
      return reply(211, 'End', ['Extensions supported', ...tls, ...others]);
    },
  },
  OPTS: {
    argument: true,
    run(_session, options) {
      if (/^UTF8( ON)?$/i.test(options)) return reply(200, 'Names are in UTF-8');
      if (/^MLST\b/i.test(options)) return reply(200, 'MLST OPTS Type;Size;Modify;UNIX.mode;');
      return reply(501, 'That option cannot be set');
    },
  },
  /** Clients ask for ASCII before they list; nothing is ever converted. */
  TYPE: {
    argument: true,
    run: (_session, type) =>
      /^([AI]|A N|L 8)$/i.test(type)
        ? reply(200, `Type is ${type}; data is never converted`)
        : reply(504, 'That type is not supported'),
  },
  MODE: {
    argument: true,
    run: (_session, mode) =>
      /^S$/i.test(mode) ? reply(200, 'Mode is stream') : reply(504, 'Only MODE S is supported'),
  },
  STRU: {
    argument: true,
    run: (_session, structure) =>
      /^F$/i.test(structure) ? reply(200, 'Structure is file') : reply(504, 'Only STRU F is supported'),
  },
  LANG: {
    run: (_session, language) =>
      /^(EN(-\w+)?)?$/i.test(language)
        ? reply(200, 'Replies are in English')
        : reply(504, 'Replies are in English only'),
  },
};
