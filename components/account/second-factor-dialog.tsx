'use client';
/** Sets up one's second factor, makes new backup codes, or turns it off. Usage: by `SecondFactorSection` alone */

import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { accountKeys } from '@/lib/account/queries';
import { useEndSecondFactor, useMakeBackupCodes } from '@/lib/second-factor/mutations';
import type { ProveValues } from '@/lib/second-factor/schema';
import type { TransferError } from '@/lib/transfer/errors';
import { BackupCodes } from './backup-codes';
import type { SecondFactorStep } from './second-factor-section';
import { SecondFactorSetUp } from './second-factor-set-up';

const resolver = lazyZodResolver(() =>
  import('@/lib/second-factor/schema').then((module) => module.proveSchema),
);

const titles: Record<SecondFactorStep, string> = {
  'set-up': 'Set up your second factor',
  codes: 'New backup codes',
  off: 'Turn off your second factor',
};

export function SecondFactorDialog({
  email,
  step,
  isRequired = false,
  onClose,
}: {
  email: string;
  step: SecondFactorStep;
  isRequired?: boolean;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const make = useMakeBackupCodes();
  const end = useEndSecondFactor();
  const close = () => {
    // Setting it up ended the other sessions.
    void queryClient.invalidateQueries({ queryKey: accountKeys.all });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={titles[step]}
      busy={make.isPending || end.isPending}
      size="md"
    >
      {step === 'set-up' && <SecondFactorSetUp email={email} doneLabel="Done" onDone={close} />}
      {step === 'codes' &&
        (make.data ? (
          <div className="flex flex-col gap-5">
            <BackupCodes codes={make.data.backupCodes} />
            <div>
              <Button variant="primary" onClick={close}>
                Done
              </Button>
            </div>
          </div>
        ) : (
          <ProofForm
            lead="The codes that you have now end."
            submitLabel="Make new codes"
            onSubmit={(values) => make.mutateAsync(values)}
            error={make.error?.error}
            onCancel={close}
          />
        ))}
      {step === 'off' && (
        <ProofForm
          lead={
            isRequired
              ? 'You must have a second factor: you are led to set up another at once.'
              : 'From then on your password alone signs you in.'
          }
          submitLabel="Turn off"
          danger
          onSubmit={async (values) => {
            await end.mutateAsync(values);
            // A full load, which leads on where the role demands another.
            if (isRequired) return window.location.reload();
            toast.success('Second factor turned off');
            close();
          }}
          error={end.error?.error}
          onCancel={close}
        />
      )}
    </Dialog>
  );
}

function ProofForm({
  lead,
  submitLabel,
  danger,
  onSubmit,
  error,
  onCancel,
}: {
  lead: string;
  submitLabel: string;
  danger?: boolean;
  onSubmit: (values: ProveValues) => Promise<unknown>;
  error: TransferError | undefined;
  onCancel: () => void;
}) {
  const form = useForm<ProveValues>({ defaultValues: { currentPassword: '', code: '' }, resolver });
  return (
    <Form
      form={form}
      onSubmit={onSubmit}
      submitLabel={submitLabel}
      submitError={error}
      cancel={onCancel}
      danger={danger}
      guard={false}
    >
      <p>{lead}</p>
      <TextField
        form={form}
        name="currentPassword"
        label="Present password"
        type="password"
        autoComplete="current-password"
      />
      <TextField
        form={form}
        name="code"
        label="Code"
        help="Of your app, or a backup code."
        autoComplete="one-time-code"
        mono
      />
    </Form>
  );
}
