// What the identity provider says about a person, and the role that their groups give.

import 'server-only';
import type { SingleSignOn } from '@/lib/env';
import { type Role, roles } from '@/lib/permissions';

export type Claims = Record<string, unknown>;

export interface Identity {
  /** The provider's own name for the person, which never changes; addresses do. */
  subject: string;
  email: string | undefined;
  /** Undefined where the provider says nothing about it. */
  emailVerified: boolean | undefined;
  name: string;
  groups: string[];
}

const MAX_NAME = 100;

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Some providers send booleans as text. */
function asBoolean(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

function asEmail(value: unknown): string | undefined {
  const text = asText(value)?.toLowerCase();
  return text && text.length <= 200 && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(text) ? text : undefined;
}

function asGroups(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter((group): group is string => typeof group === 'string' && group !== '');
}

/** Undefined for claims that name nobody. */
export function readIdentity(claims: Claims, groupsClaim: string): Identity | undefined {
  const subject = asText(claims.sub);
  if (!subject || subject.length > 255) return undefined;
  const email = asEmail(claims.email);
  const called = asText(claims.name) ?? asText(claims.preferred_username) ?? email ?? subject;
  return {
    subject,
    email,
    emailVerified: asBoolean(claims.email_verified),
    name: called.replaceAll(/\p{Cc}+/gu, ' ').slice(0, MAX_NAME),
    groups: asGroups(claims[groupsClaim]),
  };
}

/** The highest right that any of the groups gives. */
export function mappedRole(
  groups: string[],
  { roleOfGroup }: Pick<SingleSignOn, 'roleOfGroup'>,
): Role | undefined {
  const given = groups.map((group) => roleOfGroup.get(group));
  return roles.findLast((role) => given.includes(role));
}
