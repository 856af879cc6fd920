'use client';
/**
 * The form of a workflow: its steps in order, the same as JSON, and its tags. It only makes new ones, since AWS changes none.
 * Usage: `<WorkflowBuilder environmentId={…} start={fromWorkflow(old)} submitLabel="Create workflow" onCreated={(id) => …} cancel={href} />`
 */
import type { DescribedWorkflow } from '@aws-sdk/client-transfer';
import { useState } from 'react';
import { type FieldErrors, useForm, useWatch } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { Form } from '@/components/form/form';
import { FormSection } from '@/components/form/form-section';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TagsField } from '@/components/form/tag-editor';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { isSystemTag } from '@/lib/tags/rules';
import { useCreateWorkflow } from '@/lib/workflows/mutations';
import type { CreateWorkflowForm, CreateWorkflowValues } from '@/lib/workflows/schema';
import { definitionText, fromStep, readDefinition, toDefinition } from '@/lib/workflows/step-rules';
import type { BuilderForm } from './step-fields';
import { StepList } from './step-list';

const resolver = lazyZodResolver<CreateWorkflowForm, CreateWorkflowValues>(() =>
  import('@/lib/workflows/schema').then((module) => module.createWorkflowSchema),
);

const nothing: CreateWorkflowForm = { Description: '', Steps: [], OnExceptionSteps: [], Tags: [] };

export function fromWorkflow(workflow: DescribedWorkflow | undefined): CreateWorkflowForm {
  if (!workflow) return nothing;
  const { Description = '', Steps = [], OnExceptionSteps = [], Tags = [] } = workflow;
  return {
    Description,
    Steps: Steps.map(fromStep),
    OnExceptionSteps: OnExceptionSteps.map(fromStep),
    Tags: Tags.filter((tag) => !isSystemTag(tag)).map(({ Key = '', Value = '' }) => ({ Key, Value })),
  };
}

export function WorkflowBuilder({
  environmentId,
  start,
  submitLabel,
  onCreated,
  cancel,
}: {
  environmentId: string;
  start: CreateWorkflowForm;
  submitLabel: string;
  onCreated: (workflowId: string) => void;
  cancel: string;
}) {
  const { role } = useCaller();
  const create = useCreateWorkflow(environmentId);
  const form: BuilderForm = useForm({ defaultValues: start, resolver, mode: 'onTouched' });
  const tags = useWatch({ control: form.control, name: 'Tags' });
  const [json, setJson] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const type = (text: string) => {
    setJson(text);
    const read = readDefinition(text);
    setProblem('problem' in read ? read.problem : undefined);
    if ('problem' in read) return;
    for (const member of ['Description', 'Steps', 'OnExceptionSteps'] as const) {
      form.setValue(member, read.values[member], { shouldDirty: true });
    }
    form.clearErrors();
  };

  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const { workflowId } = await create.mutateAsync(values);
        onCreated(workflowId);
      }}
      submitLabel={submitLabel}
      submitError={create.error?.error}
      submitDisabledReason={reasonAgainst(role, 'CreateWorkflow') ?? problem}
      cancel={cancel}
      equivalent={(values) => {
        const source = { ...toDefinition(values), Tags: values.Tags };
        return { kind: 'Workflow', name: values.Description || 'workflow', source };
      }}
    >
      <div className="flex justify-end">
        <Button
          size="sm"
          variant="ghost"
          aria-pressed={json !== undefined}
          disabledReason={json === undefined ? undefined : problem}
          onClick={() => setJson(json === undefined ? definitionText(form.getValues()) : undefined)}
        >
          {json === undefined ? 'Edit as JSON' : 'Back to the form'}
        </Button>
      </div>
      {json === undefined ? (
        <>
          <TextField
            form={form}
            name="Description"
            label="Description"
            optional
            placeholder="Decrypt and archive incoming orders"
          />
          <StepList
            form={form}
            name="Steps"
            label="Steps"
            help="They run one after another on each uploaded file that is not empty. The first that fails ends them."
          />
          <StepList
            form={form}
            name="OnExceptionSteps"
            label="When a step fails"
            help="These begin with the uploaded file again. The execution has failed even where they succeed."
          />
        </>
      ) : (
        <Json text={json} onType={type} problem={problem} errors={form.formState.errors} />
      )}
      <FormSection title="Tags" summary={tags.length > 0 ? plural(tags.length, 'tag') : 'None'} folded>
        <TagsField form={form} name="Tags" />
      </FormSection>
    </Form>
  );
}

function Json({
  text,
  onType,
  problem,
  errors,
}: {
  text: string;
  onType: (text: string) => void;
  problem: string | undefined;
  errors: FieldErrors<CreateWorkflowForm>;
}) {
  const wrong = problem ? [problem] : sentencesOf(errors);
  return (
    <div>
      <label htmlFor="workflow-json" className="mb-1 block font-medium">
        Definition
      </label>
      <Textarea
        id="workflow-json"
        mono
        rows={24}
        spellCheck={false}
        value={text}
        onChange={(event) => onType(event.target.value)}
        aria-invalid={wrong.length > 0 || undefined}
        aria-describedby="workflow-json-note"
      />
      <div id="workflow-json-note" role="status" className="mt-1 text-table">
        {wrong.length === 0 && (
          <p className="text-muted">As CreateWorkflow takes it. The form shows the same.</p>
        )}
        {wrong.map((sentence) => (
          <p key={sentence} className="text-danger">
            {sentence}
          </p>
        ))}
      </div>
    </div>
  );
}

/** The messages of a form whose fields are not on screen, each with the place that it is about. */
function sentencesOf(errors: object, place = ''): string[] {
  return Object.entries(errors).flatMap(([name, error]) => {
    if (typeof error !== 'object' || error === null || name === 'ref') return [];
    const here = placeOf(name, place);
    const own = 'message' in error && typeof error.message === 'string' ? [`${here}: ${error.message}`] : [];
    return own.length > 0 ? own : sentencesOf(error, here);
  });
}

function placeOf(name: string, place: string): string {
  if (name === 'root') return place;
  if (/^\d+$/.test(name)) return `${place}, step ${Number(name) + 1}`;
  return place ? `${place}, ${name}` : name;
}
