// What a form sends, or a page shows, as command line, Terraform and CloudFormation. Pure; runs in the browser.

import { cloudFormation } from './cloudformation';
import { awsCommand, type Place } from './command-line';
import { type Resource, type ResourceKind, request, resource } from './resource';
import { terraform } from './terraform';

interface Key {
  SshPublicKeyId: string;
  SshPublicKeyBody: string;
}

/** Calls about something that exists, of which no resource of its own is made: its tags. */
export interface ShownCalls {
  name: string;
  calls: readonly { operation: string; input: object }[];
}

/** What a screen shows; plain data, so that nothing is loaded before somebody asks. */
export type Shown = ShownResource | ShownCalls;

export interface ShownResource {
  kind: ResourceKind;
  /** What people call it; the names in the texts are made of it. */
  name: string;
  /** The input of the call that creates it, or what the API describes; members beside those are left out. */
  source: object;
  /** As Terraform's import names it, where it exists: `s-…/alice`. */
  id?: string | undefined;
  /** More of its kind that the same form makes. */
  more?: readonly object[];
  /** A user's, which are resources of their own. */
  keys?: readonly Key[];
  /** The call that a form sends about something that exists; `after` is what it comes to, where that is not the input laid over the source. */
  change?: { operation: string; input: object; after?: object };
}

export const LANGUAGES = ['AWS CLI', 'Terraform', 'CloudFormation'] as const;
export type Language = (typeof LANGUAGES)[number];

const IMPORTED: readonly ResourceKind[] = ['Certificate', 'HostKey', 'SshPublicKey'];

function resourcesOf({ kind, source, more = [], id, keys = [], change }: ShownResource): Resource[] {
  const main = resource(kind, change?.after ?? { ...source, ...change?.input }, id);
  const { ServerId, UserName } = main.members;
  const own = keys.map(({ SshPublicKeyId, SshPublicKeyBody }) =>
    resource('SshPublicKey', { ServerId, UserName, SshPublicKeyBody }, id && `${id}/${SshPublicKeyId}`),
  );
  return [main, ...more.map((each) => resource(kind, each)), ...own];
}

function commands(shown: ShownResource, resources: readonly Resource[], place: Place): string {
  const { change } = shown;
  if (change) return awsCommand(change.operation, request(change.input), place);
  return resources
    .map(({ kind, members }) =>
      awsCommand(`${IMPORTED.includes(kind) ? 'Import' : 'Create'}${kind}`, members, place),
    )
    .join('\n\n');
}

/** For Terraform a key that comes with CreateUser is a resource of its own. */
function keysApart(resources: readonly Resource[]): Resource[] {
  return resources.flatMap((each): Resource[] => {
    const { SshPublicKeyBody, ...members } = each.members;
    if (each.kind !== 'User' || SshPublicKeyBody === undefined) return [each];
    return [{ ...each, members }, resource('SshPublicKey', { ...members, SshPublicKeyBody })];
  });
}

export function equivalents(shown: ShownResource, place: Place): Record<Language, string>;
export function equivalents(shown: Shown, place: Place): Partial<Record<Language, string>>;
export function equivalents(shown: Shown, place: Place): Partial<Record<Language, string>> {
  if ('calls' in shown) {
    const typed = shown.calls.map(({ operation, input }) => awsCommand(operation, request(input), place));
    return { 'AWS CLI': typed.join('\n\n') || '# Nothing is changed.' };
  }
  const resources = resourcesOf(shown);
  return {
    'AWS CLI': commands(shown, resources, place),
    Terraform: terraform(keysApart(resources), shown.name),
    CloudFormation: cloudFormation(resources, shown.name),
  };
}
