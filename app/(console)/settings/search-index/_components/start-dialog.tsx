'use client';
// What a crawl shall read and how fast, with the calls that this comes to, before it is started.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorPanel } from '@/components/error-panel';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { RadioCards } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { plural } from '@/lib/format';
import { useStartCrawl } from '@/lib/search-index/mutations';
import { estimateQuery } from '@/lib/search-index/queries';
import { callsOf, paces, usualPace } from '@/lib/search-index/rules';
import { toTransferError } from '@/lib/transfer/errors';

interface StartDialogProps {
  environmentId: string;
  label: string;
  onClose: () => void;
}

function timeFor(calls: number, pace: number): string {
  const minutes = Math.ceil(calls / pace / 60);
  if (minutes <= 1) return 'less than a minute';
  return minutes < 90 ? plural(minutes, 'minute') : plural(Math.round(minutes / 60), 'hour');
}

export function StartDialog({ environmentId, label, onClose }: StartDialogProps) {
  const estimate = useQuery(estimateQuery(environmentId));
  const start = useStartCrawl(environmentId);
  const [reads, setReads] = useState('names');
  const [pace, setPace] = useState<number>(usualPace);
  const begin = () => {
    const input = { withKeys: reads === 'keys', callsPerSecond: pace };
    start.mutate(input, { onSuccess: onClose });
  };
  const told = (withKeys: boolean) => {
    if (!estimate.data) return estimate.error ? 'How many calls that takes is not known.' : 'Counting…';
    const calls = callsOf(estimate.data, withKeys);
    return `About ${plural(calls, 'call')}, ${timeFor(calls, pace)} at this pace.`;
  };
  const { data } = estimate;
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`Start a crawl of ${label}`}
      description={
        data
          ? `${plural(data.servers, 'server')} with ${plural(data.users, 'user')}. AWS counts the calls against this account’s limits.`
          : 'AWS counts the calls against this account’s limits.'
      }
      busy={start.isPending}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={start.isPending} onClick={begin}>
            Start the crawl
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {estimate.error && <ErrorPanel error={toTransferError(estimate.error)} />}
        {start.error && <ErrorPanel error={start.error.error} title="The crawl was not started" />}
        <fieldset>
          <legend className="mb-1 font-medium">What it reads</legend>
          <RadioCards
            columns={1}
            options={[
              { value: 'names', label: 'Names only', help: `Users by the page. ${told(false)}` },
              {
                value: 'keys',
                label: 'Names and keys',
                help: `One call for each user, which finds keys by fingerprint. ${told(true)}`,
              },
            ]}
            value={reads}
            input={{ name: 'reads', onChange: (event) => setReads(event.target.value) }}
          />
        </fieldset>
        <Field name="pace" label="Pace" help="It can be paused at any time and goes on where it was.">
          {(control) => (
            <Select
              {...control}
              value={String(pace)}
              onChange={(event) => setPace(Number(event.target.value))}
              options={paces.map((value) => ({ value: String(value), label: `${value} calls a second` }))}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
