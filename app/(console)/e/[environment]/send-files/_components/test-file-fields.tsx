'use client';
// Makes a small file in S3 for trying a partner out, and adds it to the files to send.

import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { ErrorText } from '@/components/error-panel';
import { Field } from '@/components/form/field';
import { FormSection } from '@/components/form/form-section';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { reasonAgainst } from '@/lib/permissions';
import { usePutTestFile } from '@/lib/transfers/mutations';
import { pathProblem } from '@/lib/transfers/rules';

/** A name of its own each time, so that no file is written over. */
function freshName(now: Date): string {
  return `test-${now.toISOString().slice(0, 19).replace(/\D/g, '')}.txt`;
}

export function TestFileFields({
  environmentId,
  onMade,
}: {
  environmentId: string;
  onMade: (path: string) => void;
}) {
  const { role } = useCaller();
  const put = usePutTestFile(environmentId);
  const [folder, setFolder] = useState('');
  const [problem, setProblem] = useState<string>();
  const [made, setMade] = useState<string>();
  const make = () => {
    const path = `${folder.trim().replace(/\/+$/, '')}/${freshName(new Date())}`;
    const found = pathProblem(path);
    setProblem(found);
    setMade(undefined);
    if (found) return;
    put.mutate(
      { Path: path },
      {
        onSuccess: () => {
          setMade(path);
          onMade(path);
        },
      },
    );
  };
  return (
    <FormSection title="Test file" folded summary="Make a small file to try the partner out">
      <Field
        name="TestFolder"
        label="Folder for the test file"
        optional
        error={problem}
        help="Bucket and folder, such as /outbox/tests. One line of text is written there with the console’s own credentials."
      >
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              mono
              autoComplete="off"
              placeholder="/outbox/tests"
              value={folder}
              onChange={(event) => setFolder(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                make();
              }}
            />
            <Button
              pending={put.isPending}
              disabledReason={reasonAgainst(role, 'StartFileTransfer')}
              onClick={make}
            >
              Make test file
            </Button>
          </div>
        )}
      </Field>
      <div>
        <div role="status">
          {made && (
            <p className="text-table">
              <span className="font-mono break-all">{made}</span> was made and added to the files above.
            </p>
          )}
        </div>
        <div role="alert">{put.error && <ErrorText error={put.error.error} />}</div>
      </div>
    </FormSection>
  );
}
