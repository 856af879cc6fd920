// The commands that the service knows, and no others; AUTH and QUIT are the connection's own.

import { dataVerbs } from './data-verbs';
import { fileVerbs } from './file-verbs';
import { loginVerbs } from './login-verbs';
import { settingVerbs } from './setting-verbs';
import type { Verb } from './verb';

const verbs = new Map<string, Verb>(
  Object.entries({ ...loginVerbs, ...settingVerbs, ...fileVerbs, ...dataVerbs }),
);

export const verbNamed = (name: string): Verb | undefined => verbs.get(name);
