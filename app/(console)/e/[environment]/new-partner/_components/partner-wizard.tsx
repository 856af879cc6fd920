'use client';
// The wizard: one form over six steps, checked when a step is left, kept as a draft, and handed over to a run at the end.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { get, useForm } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { ErrorPanel, ErrorText } from '@/components/error-panel';
import { revealFirstError } from '@/components/form/first-error';
import { UnsavedGuard } from '@/components/form/unsaved-guard';
import { RelativeTime } from '@/components/relative-time';
import { dropDraft, giveDraftToRun, lacksKeys } from '@/components/trading-partners/draft';
import { Button } from '@/components/ui/button';
import { WizardSteps } from '@/components/wizard';
import { reasonAgainst } from '@/lib/permissions';
import { useSetUpPartner } from '@/lib/trading-partners/mutations';
import { type As2Objects, noObjects } from '@/lib/trading-partners/objects';
import { as2ObjectsQuery } from '@/lib/trading-partners/queries';
import type { PartnerForm } from '@/lib/trading-partners/schema';
import {
  emptyForm,
  groupsOf,
  onlyUsed,
  type StepId,
  stepIds,
  stepOf,
  stepTitles,
} from '@/lib/trading-partners/steps';
import { toTransferError } from '@/lib/transfer/errors';
import { CertificatesStep } from './certificates-step';
import { OursStep } from './ours-step';
import { PartnerStep } from './partner-step';
import { ReceivingStep } from './receiving-step';
import { ReviewStep } from './review-step';
import { SendingStep } from './sending-step';
import { useDraft } from './use-draft';
import { resolver, type StepProps, type WizardForm } from './wizard-form';

const contents: Record<Exclude<StepId, 'review'>, (props: StepProps) => React.ReactNode> = {
  partner: PartnerStep,
  certificates: CertificatesStep,
  ours: OursStep,
  receiving: ReceivingStep,
  sending: SendingStep,
};

/** Where there is a profile of ours already, most want that one. */
function startingForm(known: As2Objects | undefined): PartnerForm {
  const local = known?.profiles.filter(({ ProfileType }) => ProfileType === 'LOCAL') ?? [];
  const only = known?.servers.length === 1 ? known.servers[0]?.ServerId : undefined;
  return {
    ...emptyForm,
    Ours: {
      ...emptyForm.Ours,
      From: local.length > 0 ? 'choose' : 'create',
      ProfileId: local.length === 1 ? (local[0]?.ProfileId ?? '') : '',
    },
    Receiving: { ...emptyForm.Receiving, ServerId: only ?? '' },
  };
}

export function PartnerWizard({ environmentId }: { environmentId: string }) {
  const router = useRouter();
  const { role, email } = useCaller();
  const objects = useQuery(as2ObjectsQuery(environmentId));
  const known = objects.data ?? noObjects;
  const [step, setStep] = useQueryState(
    'step',
    parseAsStringLiteral(stepIds).withDefault('partner').withOptions({ history: 'push' }),
  );
  const form: WizardForm = useForm<PartnerForm, unknown, PartnerForm>({
    defaultValues: startingForm(objects.data),
    resolver,
    context: known,
    mode: 'onTouched',
  });
  const { errors, isDirty } = form.formState;
  const [left, setLeft] = useState<ReadonlySet<StepId>>(new Set());
  const [started, setStarted] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const next = useRef<'nothing' | 'heading' | 'error'>('nothing');
  const [failures, setFailures] = useState(0);
  const setUp = useSetUpPartner(environmentId);
  const draft = useDraft(form, environmentId, email, step, ({ step: at }) => void setStep(at));
  const reason = reasonAgainst(role, 'CreateProfile');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the step does
  useEffect(() => {
    if (next.current === 'error') revealFirstError(element.current);
    if (next.current === 'heading') heading.current?.focus();
    next.current = 'nothing';
  }, [step]);

  // Once the errors are painted, not before.
  useEffect(() => {
    if (failures > 0) revealFirstError(element.current);
  }, [failures]);

  const go = (to: StepId, focus: 'heading' | 'error' = 'heading') => {
    if (to === step) {
      if (focus === 'error') setFailures((before) => before + 1);
      return;
    }
    next.current = focus;
    void setStep(to);
  };
  const check = async (id: StepId) => {
    setLeft((before) => new Set(before).add(id));
    return form.trigger(groupsOf(id, form.getValues()));
  };
  const leave = async (to: StepId) => {
    await check(step);
    if (to === 'review') for (const id of stepIds) await check(id);
    go(to);
  };
  const forward = async () => {
    if (!(await check(step))) {
      setFailures((before) => before + 1);
      return;
    }
    const to = stepIds[stepIds.indexOf(step) + 1];
    if (to) await leave(to);
  };
  const mend = (path: string) => go(stepOf(path), 'error');

  const start = async () => {
    const given = onlyUsed(form.getValues());
    for (const id of stepIds) await check(id);
    const { problemsOf } = await import('@/lib/trading-partners/problems');
    const [first] = problemsOf(given, known, Date.now());
    if (first) {
      mend(first.path);
      return;
    }
    try {
      const { jobId } = await setUp.mutateAsync(given);
      setStarted(true);
      giveDraftToRun(environmentId, email, jobId);
      router.push(`/e/${environmentId}/partner-runs/${jobId}`);
    } catch (thrown) {
      const { fields } = toTransferError(thrown);
      for (const { path, message } of fields) {
        if (get(form.getValues(), path) !== undefined)
          form.setError(path as 'Partner.Name', { type: 'server', message });
      }
      // The list that this was checked against has changed.
      if (fields.length > 0) void objects.refetch();
      if (fields[0]) mend(fields[0].path);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason && step === 'review') return;
    void (step === 'review' ? start() : forward());
  };
  const afresh = () => {
    dropDraft(environmentId, email);
    draft.forget();
    setLeft(new Set());
    form.reset(startingForm(objects.data));
    go('partner');
  };

  const failing = new Set(stepIds.filter((id) => left.has(id) && hasErrors(errors, id)));
  const props: StepProps = { form, known, environmentId };
  const Content = step === 'review' ? undefined : contents[step];
  const at = stepIds.indexOf(step);
  return (
    <div className="grid gap-6 lg:grid-cols-[12rem_minmax(0,42rem)] lg:gap-10">
      <WizardSteps
        label="Steps of the new partner"
        current={step}
        onGo={(id) => void leave(id)}
        steps={stepIds.map((id) => ({
          id,
          title: stepTitles[id],
          state: failing.has(id) ? 'error' : left.has(id) ? 'done' : 'open',
        }))}
      />
      <form ref={element} method="post" noValidate onSubmit={submit} className="min-w-0">
        <div className="mb-5 flex flex-col gap-3 empty:hidden">
          {reason && <Callout tone="warn">{reason} You can look at the steps, but not start a run.</Callout>}
          {objects.error && (
            <ErrorPanel error={toTransferError(objects.error)} onRetry={() => void objects.refetch()} />
          )}
          {known.missing.map(({ part, error }) => (
            <ErrorPanel key={part} error={error} title={`The ${part} could not be read`} />
          ))}
          {draft.restored && (
            <Callout title="Your draft is back">
              It was kept in this tab <RelativeTime moment={draft.restored.at} />.{' '}
              {lacksKeys(draft.restored) &&
                'Private keys are never kept: give ours again in the step “Our side”. '}
              <span className="mt-2 block">
                <Button size="sm" onClick={afresh}>
                  Start afresh
                </Button>
              </span>
            </Callout>
          )}
        </div>
        <h2 ref={heading} tabIndex={-1} className="mb-4 rounded-sm text-lg outline-none">
          {stepTitles[step]}
        </h2>
        <div className="flex flex-col gap-6">
          {Content ? <Content {...props} /> : <ReviewStep {...props} onMend={mend} />}
        </div>
        <div className="mt-6 border-t border-line pt-4">
          <div role="alert">
            {setUp.error && step === 'review' && (
              <div className="mb-4">
                <Callout tone="danger">
                  <ErrorText error={setUp.error.error} />
                </Callout>
              </div>
            )}
          </div>
          {failing.has(step) && (
            <p role="status" className="mb-3 text-table text-danger">
              This step needs attention.
            </p>
          )}
          <div className="flex flex-wrap items-center gap-2">
            {at > 0 && <Button onClick={() => go(stepIds[at - 1] ?? 'partner')}>Back</Button>}
            <Button
              type="submit"
              variant="primary"
              pending={setUp.isPending || started}
              disabledReason={step === 'review' ? reason : undefined}
            >
              {step === 'review' ? 'Set up the partner' : 'Next'}
            </Button>
          </div>
        </div>
        <UnsavedGuard active={isDirty && !started && !setUp.isPending} />
      </form>
    </div>
  );
}

function hasErrors(errors: object, id: StepId): boolean {
  return groupsOfErrors(id).some((group) => get(errors, group) !== undefined);
}

function groupsOfErrors(id: StepId): string[] {
  return Object.keys(emptyForm).filter((group) => stepOf(group) === id);
}
