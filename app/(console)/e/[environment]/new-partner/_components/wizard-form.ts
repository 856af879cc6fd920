// The wizard's form and how it is checked: by the same rules as on the server, with code that is fetched when first needed.

import { type FieldErrors, type Resolver, set, type UseFormReturn } from 'react-hook-form';
import type { As2Objects } from '@/lib/trading-partners/objects';
import type { PartnerForm } from '@/lib/trading-partners/schema';

export type WizardForm = UseFormReturn<PartnerForm, unknown, PartnerForm>;

export interface StepProps {
  form: WizardForm;
  known: As2Objects;
  environmentId: string;
}

export const resolver: Resolver<PartnerForm, unknown> = async (values, context) => {
  const [{ problemsOf }, { noObjects }] = await Promise.all([
    import('@/lib/trading-partners/problems'),
    import('@/lib/trading-partners/objects'),
  ]);
  const problems = problemsOf(values, (context as As2Objects | undefined) ?? noObjects, Date.now());
  if (problems.length === 0) return { values, errors: {} };
  const errors: FieldErrors<PartnerForm> = {};
  // The first problem of a field is the one that is told.
  for (const { path, message } of problems.toReversed()) set(errors, path, { type: 'wizard', message });
  return { values: {}, errors };
};
