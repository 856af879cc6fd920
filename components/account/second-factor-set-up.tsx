'use client';
/** Sets up a second factor: password, the app's code, backup codes. Usage: `<SecondFactorSetUp onDone={…} doneLabel="Done" />` */
import { useForm } from 'react-hook-form';
import { CopyButton } from '@/components/copy-button';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { useBeginSecondFactor, useConfirmSecondFactor } from '@/lib/second-factor/mutations';
import type { BeginValues, ConfirmValues } from '@/lib/second-factor/schema';
import { BackupCodes } from './backup-codes';
import { QrCode } from './qr-code';

const schema = () => import('@/lib/second-factor/schema');
const beginResolver = lazyZodResolver(() => schema().then((module) => module.beginSchema));
const confirmResolver = lazyZodResolver(() => schema().then((module) => module.confirmSchema));

export function SecondFactorSetUp({
  email,
  onDone,
  doneLabel,
}: {
  email: string;
  onDone: () => void;
  doneLabel: string;
}) {
  const begin = useBeginSecondFactor();
  const confirm = useConfirmSecondFactor();
  if (!begin.data) return <PasswordStep email={email} begin={begin} />;
  if (!confirm.isSuccess) return <CodeStep {...begin.data} confirm={confirm} />;
  return (
    <div className="flex flex-col gap-5">
      <p>Your second factor is set up. From now on signing in takes a code of your app.</p>
      <BackupCodes codes={begin.data.backupCodes} />
      <div>
        <Button variant="primary" onClick={onDone}>
          {doneLabel}
        </Button>
      </div>
    </div>
  );
}

function PasswordStep({ email, begin }: { email: string; begin: ReturnType<typeof useBeginSecondFactor> }) {
  const form = useForm<BeginValues>({ defaultValues: { currentPassword: '' }, resolver: beginResolver });
  return (
    <Form
      form={form}
      onSubmit={(values) => begin.mutateAsync(values)}
      submitLabel="Go on"
      submitError={begin.error?.error}
      guard={false}
    >
      <p>
        You need an app that makes one-time codes, such as the one of your password manager, on a device that
        you carry.
      </p>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField
        form={form}
        name="currentPassword"
        label="Present password"
        type="password"
        autoComplete="current-password"
      />
    </Form>
  );
}

/** In fours, as people read it off a screen. */
function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

function CodeStep({
  uri,
  secret,
  confirm,
}: {
  uri: string;
  secret: string;
  confirm: ReturnType<typeof useConfirmSecondFactor>;
}) {
  const form = useForm<ConfirmValues>({ defaultValues: { code: '' }, resolver: confirmResolver });
  return (
    <Form
      form={form}
      onSubmit={(values) => confirm.mutateAsync(values)}
      submitLabel="Confirm"
      submitError={confirm.error?.error}
      guard={false}
    >
      <p>Scan this with your app, then type the code that it shows.</p>
      <QrCode text={uri} label="QR code for your authenticator app" />
      <div>
        <p className="mb-1 text-table text-muted">Or type this secret into the app:</p>
        <p className="flex items-start gap-2">
          <code className="font-mono text-table break-words">{inFours(secret)}</code>
          <CopyButton value={secret} label="secret" />
        </p>
      </div>
      <TextField
        form={form}
        name="code"
        label="Code"
        help="Six digits. A code counts once."
        inputMode="numeric"
        autoComplete="one-time-code"
        className="max-w-xs"
        mono
      />
    </Form>
  );
}
