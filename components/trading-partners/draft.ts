// The draft of the wizard in this browser tab: it survives a reload, and never holds a private key.

import type { PartnerForm } from '@/lib/trading-partners/schema';
import { needsKeys, type StepId, withoutKeys } from '@/lib/trading-partners/steps';

export interface Draft {
  form: PartnerForm;
  step: StepId;
  /** Epoch milliseconds. */
  at: number;
}

/** By member, since the next one to sign in at this tab has no business with it. */
const keyOf = (environmentId: string, email: string) => `partner-draft:${environmentId}:${email}`;
const runKeyOf = (jobId: string) => `partner-run-draft:${jobId}`;

/** A browser may refuse storage, as in private windows: then there is no draft. */
function storage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

export function saveDraft(environmentId: string, email: string, form: PartnerForm, step: StepId): void {
  const draft: Draft = { form: withoutKeys(form), step, at: Date.now() };
  try {
    storage()?.setItem(keyOf(environmentId, email), JSON.stringify(draft));
  } catch {
    // Full: the form itself still has everything.
  }
}

export function dropDraft(environmentId: string, email: string): void {
  storage()?.removeItem(keyOf(environmentId, email));
}

/** A draft of another version of the console is not taken up. */
export async function loadDraft(environmentId: string, email: string): Promise<Draft | undefined> {
  const text = storage()?.getItem(keyOf(environmentId, email));
  if (!text) return undefined;
  try {
    const draft = JSON.parse(text) as Draft;
    const { partnerFormSchema } = await import('@/lib/trading-partners/schema');
    return { ...draft, form: partnerFormSchema.parse(draft.form) };
  } catch {
    return undefined;
  }
}

/** Once its run has begun the draft belongs to the run, for the case that it is undone. */
export function giveDraftToRun(environmentId: string, email: string, jobId: string): void {
  const text = storage()?.getItem(keyOf(environmentId, email));
  if (text) storage()?.setItem(runKeyOf(jobId), text);
  dropDraft(environmentId, email);
}

export function hasRunDraft(jobId: string): boolean {
  return Boolean(storage()?.getItem(runKeyOf(jobId)));
}

export function takeDraftFromRun(environmentId: string, email: string, jobId: string): void {
  const text = storage()?.getItem(runKeyOf(jobId));
  if (text) storage()?.setItem(keyOf(environmentId, email), text);
}

export function lacksKeys({ form }: Draft): boolean {
  return needsKeys(form);
}
