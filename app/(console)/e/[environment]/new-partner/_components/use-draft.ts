// Keeps the wizard's draft while it is typed, and takes it up again after a reload.

import { useEffect, useState } from 'react';
import { type Draft, loadDraft, saveDraft } from '@/components/trading-partners/draft';
import type { StepId } from '@/lib/trading-partners/steps';
import type { WizardForm } from './wizard-form';

export function useDraft(
  form: WizardForm,
  environmentId: string,
  email: string,
  step: StepId,
  onRestore: (draft: Draft) => void,
) {
  const [ready, setReady] = useState(false);
  const [restored, setRestored] = useState<Draft>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft is taken up once, when the page opens
  useEffect(() => {
    let current = true;
    void loadDraft(environmentId, email).then((draft) => {
      if (!current) return;
      // What was typed before the draft was read stands.
      if (draft && !form.formState.isDirty) {
        form.reset(draft.form, { keepDefaultValues: true });
        setRestored(draft);
        onRestore(draft);
      }
      setReady(true);
    });
    return () => {
      current = false;
    };
  }, [environmentId, email]);

  useEffect(() => {
    if (!ready) return;
    const { unsubscribe } = form.watch(() => saveDraft(environmentId, email, form.getValues(), step));
    if (form.formState.isDirty) saveDraft(environmentId, email, form.getValues(), step);
    return unsubscribe;
  }, [form, environmentId, email, step, ready]);

  return { ready, restored, forget: () => setRestored(undefined) };
}
