// Reads about partners: all of AS2 at once, since a partner is what its profile, certificates, agreements and connectors are.

import 'server-only';
import { z } from 'zod';
import { defineRead } from '@/lib/transfer/read';
import { readObjects } from './read-objects';

export const listAs2Objects = defineRead({
  permission: 'ListProfiles',
  input: z.object({}),
  run: readObjects,
});
