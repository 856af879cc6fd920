// Hooks that start a run over many rows; what the run changes is stale as soon as it works.

import { jobKeys } from '@/lib/jobs/queries';
import { useAction } from '@/lib/query/use-action';
import * as actions from './actions';
import type {
  DeleteManyValues,
  KeyOfManyValues,
  RoleOfManyValues,
  TagManyValues,
  UsersValues,
} from './schema';

const lists = (environmentId: string) => () => [jobKeys.list(environmentId)];

export const useTagMany = (environmentId: string) =>
  useAction((input: TagManyValues) => actions.tagMany(environmentId, input), lists(environmentId));
export const useDeleteMany = (environmentId: string) =>
  useAction((input: DeleteManyValues) => actions.deleteMany(environmentId, input), lists(environmentId));
export const useChangeRoleOfMany = (environmentId: string) =>
  useAction(
    (input: RoleOfManyValues) => actions.changeRoleOfMany(environmentId, input),
    lists(environmentId),
  );
export const useAddKeyToMany = (environmentId: string) =>
  useAction((input: KeyOfManyValues) => actions.addKeyToMany(environmentId, input), lists(environmentId));
export const useSuspendMany = (environmentId: string) =>
  useAction((input: UsersValues) => actions.suspendMany(environmentId, input), lists(environmentId));
export const useResumeMany = (environmentId: string) =>
  useAction((input: UsersValues) => actions.resumeMany(environmentId, input), lists(environmentId));
