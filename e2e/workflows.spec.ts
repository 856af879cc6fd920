// Workflows from the builder to what becomes of an uploaded file.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CreateWorkflowCommandInput } from '@aws-sdk/client-transfer';
import type { Locator, Page } from '@playwright/test';
import { ROLE } from './fixtures/arrange';
import { expectAccessible } from './fixtures/axe';
import { newKey, sftp } from './fixtures/openssh';
import { expect, test } from './fixtures/test';

async function addStep(page: Page, kind: 'step' | 'exception step', type: string): Promise<Locator> {
  await page.getByRole('button', { name: `Add ${kind}`, exact: true }).click();
  await page.getByRole('menuitem', { name: type, exact: true }).click();
  const list = page.getByRole('list', { name: kind === 'step' ? 'Steps' : 'When a step fails' });
  return list.locator('> li').last();
}

const copyTo = (Key: string): CreateWorkflowCommandInput => ({
  Description: 'Archive',
  Steps: [
    {
      Type: 'COPY',
      CopyStepDetails: {
        DestinationFileLocation: { S3FileLocation: { Bucket: 'archive', Key } },
        OverwriteExisting: 'FALSE',
      },
    },
  ],
});

test('steps put in order by keyboard run in that order on an uploaded file, and the console keeps how it went', async ({
  page,
  app,
  arrange,
  folder,
}) => {
  const key = await newKey(folder);
  const server = await arrange.server({ LoggingRole: ROLE });
  await arrange.user(server.id, 'alice', { SshPublicKeyBody: key.publicKey });

  await page.goto('/e/local/new-workflow');
  const main = page.getByRole('main');
  await main.getByLabel('Description').fill('Archive and delete');
  await addStep(page, 'step', 'Delete');
  const copy = await addStep(page, 'step', 'Copy');
  await main.getByRole('button', { name: 'Create workflow' }).click();
  await expect(copy.getByLabel('Bucket')).toHaveAccessibleDescription(/Enter the name of a bucket/);
  await copy.getByLabel('Bucket').fill('archive');
  await copy.getByLabel('Key').fill(`in/\${Transfer:UserName}/`);
  const up = main.getByRole('button', { name: 'Move step 2 up' });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(main.getByText('Copy is now step 1 of 2')).toBeAttached();
  await expect(main.getByRole('button', { name: 'Move step 1 up' })).toBeFocused();
  await main.getByLabel('Works on').selectOption('The uploaded file');
  const failing = await addStep(page, 'exception step', 'Tag');
  await failing.getByLabel('Key of object tag 1').fill('state');
  await failing.getByLabel('Value of object tag 1').fill('failed');

  await main.getByRole('button', { name: 'Edit as JSON' }).click();
  const definition = main.getByLabel('Definition');
  const text = await definition.inputValue();
  expect(JSON.parse(text)).toMatchObject({ Steps: [{ Type: 'COPY' }, { Type: 'DELETE' }] });
  await definition.fill(text.replace('"Bucket": "archive"', '"Bucket": "archive", "Colour": "red"'));
  await expect(main.getByRole('status').getByText(/Colour is not understood/)).toBeVisible();
  await definition.fill(text.replace('Archive and delete', 'Archive orders'));
  await main.getByRole('button', { name: 'Back to the form' }).click();
  await expect(main.getByLabel('Description')).toHaveValue('Archive orders');
  await main.getByRole('button', { name: 'Create workflow' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Archive orders' })).toBeVisible();
  const workflow = new URL(page.url()).pathname;
  await expect(main.getByText('Delete the uploaded file.')).toBeVisible();

  await page.goto(server.path);
  await page.getByRole('button', { name: 'Edit workflows' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit workflows' });
  await dialog
    .getByLabel('On a whole upload')
    .selectOption({ label: `Archive orders (${workflow.split('/').at(-1)})` });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Role for whole uploads')).toHaveAccessibleDescription(/Enter the ARN/);
  await dialog.getByLabel('Role for whole uploads').fill(ROLE);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await main.getByRole('link', { name: 'Archive orders' }).click();
  await expect(main.getByText('None yet. An upload starts one.')).toBeVisible();

  await writeFile(join(folder, 'order.edi'), 'UNA');
  const login = { port: await arrange.sftpPort(server.id), user: 'alice', key: key.file, folder };
  expect((await sftp(login, 'put order.edi')).code).toBe(0);
  const executions = main.getByRole('list', { name: 'Executions' });
  const execution = executions.getByRole('listitem').filter({ hasText: '/files/alice/order.edi' });
  await expect(execution.first()).toContainText('Completed', { timeout: 20_000 });
  await execution.first().getByText('/files/alice/order.edi').click();
  await expect(execution.getByRole('list', { name: 'Steps of the execution' })).toContainText(
    /Copy.*Delete/s,
  );
  expect(await readFile(join(app.buckets, 'archive/in/alice/order.edi'), 'utf8')).toBe('UNA');
  await expectAccessible(page);
});

test('a workflow is changed by one that takes its place on its servers, and the old one can go only then', async ({
  page,
  arrange,
}) => {
  const old = await arrange.workflow(copyTo('old/'));
  const OnUpload = [{ WorkflowId: old.id, ExecutionRole: ROLE }];
  const server = await arrange.server({ WorkflowDetails: { OnUpload } });
  await page.goto('/e/local/workflows');
  await page.getByRole('button', { name: 'Actions for Archive' }).click();
  const reason = page.getByRole('menuitem', { name: 'Delete' });
  await expect(reason).toContainText(`It runs on ${server.name}`);
  await page.getByRole('menuitem', { name: 'Change' }).click();
  const main = page.getByRole('main');
  await expect(main.getByText('AWS changes no workflow')).toBeVisible();
  await main.getByLabel('Key').fill('new/');
  await main.getByRole('button', { name: 'Make the new workflow' }).click();

  await expect(main.getByText('The old workflow still runs')).toBeVisible();
  await expect(main.getByText('for up to ten minutes')).toBeVisible();
  await expectAccessible(page);
  await main.getByRole('button', { name: 'Swap on 1 server' }).click();
  await expect(main.getByText('The old workflow runs nowhere any more')).toBeVisible();
  await expect(main.getByRole('list', { name: 'Servers that run it' })).toContainText(server.name);
  const [attached] = (await arrange.describeServer(server.id))?.WorkflowDetails?.OnUpload ?? [];
  expect(attached?.ExecutionRole).toBe(ROLE);
  expect(attached?.WorkflowId).not.toBe(old.id);

  await main.getByRole('button', { name: 'Delete the old one' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete workflow' }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await expect(main.getByText('The old workflow runs nowhere any more')).toBeHidden();
  expect(await arrange.workflowIds()).toEqual([attached?.WorkflowId]);
  await page.goto('/activity?operation=DeleteWorkflow');
  await expect(page.getByText(old.id).first()).toBeVisible();
});
