// What an update changed, member by member, from the JSON that the trail keeps. Pure; runs in the browser too.

export interface Change {
  /** `EndpointDetails.SubnetIds`. */
  member: string;
  /** Undefined where it was not set. */
  before: string | undefined;
  after: string | undefined;
}

type Members = Record<string, unknown>;

function membersOf(text: string | null): Members | undefined {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An update that names nothing of an empty value leaves it as it is, so both are "not set". */
function readable(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}

function compare(path: string, before: unknown, after: unknown, into: Change[]): void {
  if (isMembers(before) || isMembers(after)) {
    const [found, asked] = [isMembers(before) ? before : {}, isMembers(after) ? after : {}];
    const names = isMembers(after) ? Object.keys(asked) : Object.keys(found);
    for (const name of names) compare(path ? `${path}.${name}` : name, found[name], asked[name], into);
    return;
  }
  const [was, is] = [readable(before), readable(after)];
  if (was !== is) into.push({ member: path, before: was, after: is });
}

/** Undefined for what is no update, or was too long to be kept whole. */
export function changesOf(before: string | null, after: string | null): Change[] | undefined {
  const [found, asked] = [membersOf(before), membersOf(after)];
  if (!found || !asked || 'shortened' in found || 'shortened' in asked) return undefined;
  const changes: Change[] = [];
  compare('', found, asked, changes);
  return changes;
}
