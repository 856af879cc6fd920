/** Every failed step of a job as a CSV file: what was to be done, why it was not, and AWS's request id. */
import { csvLine } from '@/lib/csv';
import type { JobStepsPage } from '@/lib/jobs/reads';
import type { StepState } from '@/lib/jobs/rules';
import { fetchRead } from '@/lib/query/fetch-read';
import { csvFileName } from '../data-table/as-csv';
import { saveText } from '../save-text';

export async function saveFailures(environmentId: string, jobId: string, states: StepState[]): Promise<void> {
  const lines = [csvLine(['Step', 'Operation', 'State', 'Code', 'Message', 'Request id'])];
  let NextToken: string | undefined;
  do {
    const page: JobStepsPage = await fetchRead('jobs.steps', environmentId, { jobId, states, NextToken });
    for (const { title, operation, state, error } of page.Steps)
      lines.push(csvLine([title, operation, state, error?.code, error?.message, error?.requestId]));
    NextToken = page.NextToken;
  } while (NextToken);
  const name = csvFileName([environmentId, 'failures', jobId.slice(0, 8)], new Date());
  saveText(lines.join(''), name, 'text/csv;charset=utf-8');
}
