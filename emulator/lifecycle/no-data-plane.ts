// A data plane that serves nothing.

import type { DataPlane } from '../services';

export const noDataPlane: DataPlane = {
  start: async () => {},
  stop: async () => {},
  refresh: async () => {},
  revokeUser: async () => {},
  revokeKey: async () => {},
  endpoints: () => ({}),
  close: async () => {},
};
