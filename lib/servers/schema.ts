// What people may ask of servers: inputs of the actions and values of the forms.

import { z } from 'zod';
import { serverId } from '@/lib/fields/leaves';

export const serverRefSchema = z.object({ serverId });
export type ServerRef = z.output<typeof serverRefSchema>;
