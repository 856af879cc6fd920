// What partners and their contacts are called by state. Runs in the browser too.

export type PartnerState = 'Invited' | 'Active' | 'Suspended' | 'Ended' | 'No contacts';
export type ContactState = 'Invited' | 'Invitation ended' | 'Active' | 'Suspended';

interface ContactFacts {
  hasAccount: boolean;
  suspendedAt: number | null;
  /** When the open invitation ends. */
  invitedUntil: number | null;
}

export function contactState(
  { hasAccount, suspendedAt, invitedUntil }: ContactFacts,
  now: number,
): ContactState {
  if (suspendedAt !== null) return 'Suspended';
  if (hasAccount) return 'Active';
  return invitedUntil !== null && invitedUntil > now ? 'Invited' : 'Invitation ended';
}

/** A partner is active as soon as one of its contacts is. */
export function partnerState(
  partner: { suspendedAt: number | null; expiresAt: number | null; contacts: number; accounts: number },
  now: number,
): PartnerState {
  if (partner.suspendedAt !== null) return 'Suspended';
  if (partner.expiresAt !== null && partner.expiresAt <= now) return 'Ended';
  if (partner.accounts > 0) return 'Active';
  return partner.contacts > 0 ? 'Invited' : 'No contacts';
}

export const stateShapes = {
  Active: 'filled',
  Invited: 'waiting',
  'Invitation ended': 'hollow',
  'No contacts': 'hollow',
  Suspended: 'failed',
  Ended: 'failed',
} as const satisfies Record<PartnerState | ContactState, string>;

/** A day of the calendar as people type it, up to its end in UTC; and back. */
export function endOfDay(day: string): number {
  return Date.parse(`${day}T23:59:59.999Z`);
}
export function dayOf(moment: number | null): string {
  return moment === null ? '' : new Date(moment).toISOString().slice(0, 10);
}

export const rightLabels = {
  mayUpload: 'Upload keys',
  mayGenerate: 'Generate keys',
  mayDelete: 'Delete keys',
  needsApproval: 'Changes need approval',
} as const;
export type RightName = keyof typeof rightLabels;
export const rightNames = Object.keys(rightLabels) as RightName[];

export const removalHref = (environmentId: string, jobId: string) =>
  `/e/${environmentId}/key-removals/${jobId}` as const;
