// Query keys of partners; a shorter key takes in everything below it.

import { ANY_ENVIRONMENT, readKey } from '@/lib/query/read-query';

export const partnerKeys = { all: readKey(ANY_ENVIRONMENT, 'partners') };
