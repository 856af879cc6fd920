// The filters of the activity page as they stand in the address; server and browser read them alike.

import { createLoader, parseAsString } from 'nuqs/server';

const text = parseAsString.withDefault('');

export const activityParsers = {
  actor: text,
  operation: text,
  target: text,
  environment: text,
  result: text,
  from: text,
  to: text,
};

export const loadActivityView = createLoader(activityParsers);
