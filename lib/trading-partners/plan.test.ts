/** Which calls set a partner up, what the review says of them, and that the run sends just these. */
import type { ServiceInputTypes } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpensslFolder } from '@/lib/certificates/test-certificates';
import type { StepContext } from '@/lib/jobs/definition';
import type { Send } from '@/lib/transfer/client';
import { generateKeys } from './generate-keys';
import { type CallName, plannedCalls, privateKeysOf, RUN_TAG, reviewed } from './plan';
import { problemsOf } from './problems';
import type { PartnerForm } from './schema';
import { partnerSetUp, type SetUpSecrets } from './set-up-job';
import { withoutKeys } from './steps';
import { filledForm, knownObjects, SERVER } from './test-form';

const folder = new OpensslFolder();
let acme = '';
let both: PartnerForm;
beforeAll(() => {
  folder.selfSigned('acme');
  folder.selfSigned('ours');
  acme = folder.text('acme.pem');
  both = filledForm(acme);
});
afterAll(() => folder.remove());

const names = (form: PartnerForm) => plannedCalls(form).map(({ name }) => name);
const JOB = '2b1b2f8e-8f3a-4b7a-9a54-0d2f6c1f5a11';

/** Runs every step with a sender that answers ids, and returns what it was given. */
async function run(form: PartnerForm, secrets: SetUpSecrets) {
  const sent: { operation: string; input: ServiceInputTypes }[] = [];
  const made: Record<string, Record<string, string>> = {};
  const send = (async (command: { constructor: { name: string }; input: ServiceInputTypes }) => {
    sent.push({ operation: command.constructor.name.replace(/Command$/, ''), input: command.input });
    const id = `id-${sent.length}`;
    return { CertificateId: id, ProfileId: id, AgreementId: id, ConnectorId: id };
  }) as unknown as Send;
  const context = { jobId: JOB, send, made, secrets, environment: { id: 'local' } } as unknown;
  for (const step of partnerSetUp.steps(form))
    made[step.name] = await step.run(context as StepContext<SetUpSecrets>);
  return { sent, made };
}

describe('the calls', () => {
  it('go from certificates over profiles to what joins the profiles', () => {
    expect(names(both)).toEqual([
      'partner-signing',
      'partner-encryption',
      'own-signing',
      'own-encryption',
      'partner-profile',
      'local-profile',
      'agreement',
      'connector',
    ]);
  });

  it('leave out a direction that is not wanted', () => {
    const { Receiving, Sending } = both;
    expect(names({ ...both, Receiving: { ...Receiving, Wanted: false } })).not.toContain('agreement');
    expect(names({ ...both, Sending: { ...Sending, Wanted: false } })).not.toContain('connector');
  });

  it('make nothing of what is chosen', () => {
    const chosen = { From: 'choose' as const, Certificate: '', CertificateId: 'cert-0123456789abcdef0' };
    const form: PartnerForm = {
      ...both,
      PartnerCertificates: { ...both.PartnerCertificates, Signing: chosen, Encryption: chosen },
      Ours: { ...both.Ours, From: 'choose', ProfileId: 'p-0123456789abcdef0' },
    };
    expect(names(form)).toEqual(['partner-profile', 'agreement', 'connector']);
    const profile = plannedCalls(form)[0];
    expect(profile && reviewed(profile).input).toMatchObject({
      CertificateIds: ['cert-0123456789abcdef0', 'cert-0123456789abcdef0'],
    });
  });

  it('import a chain apart from its certificate', () => {
    folder.selfSigned('root', { extensions: ['keyUsage=critical,keyCertSign'] });
    folder.issued('leaf', 'root', ['basicConstraints=critical,CA:FALSE']);
    const [first] = plannedCalls(filledForm(folder.text('root.pem') + folder.text('leaf.pem')));
    expect(first && reviewed(first).input).toMatchObject({
      Certificate: folder.text('leaf.pem'),
      CertificateChain: folder.text('root.pem'),
    });
  });

  it('carry no contact that was not given', () => {
    const profile = plannedCalls(both).find(({ name }) => name === 'partner-profile');
    expect(profile && reviewed(profile).input).toMatchObject({
      As2Id: 'ACME',
      ProfileType: 'PARTNER',
      Tags: [
        { Key: 'Name', Value: 'Acme Logistics' },
        { Key: 'Contact', Value: 'Alma Acme' },
        { Key: 'ContactEmail', Value: 'as2@acme.example' },
        { Key: RUN_TAG, Value: '‹id of this run›' },
      ],
    });
  });
});

describe('the run', () => {
  it('sends exactly what the review shows, its blanks filled in', async () => {
    const imported: PartnerForm = {
      ...both,
      Ours: {
        ...both.Ours,
        Signing: {
          From: 'import',
          Certificate: folder.text('ours.pem'),
          PrivateKey: folder.text('ours.key'),
          CertificateId: '',
        },
      },
    };
    expect(problemsOf(imported, knownObjects(), Date.now())).toEqual([]);
    const shown = plannedCalls(imported).map((call) => reviewed(call));
    const { sent, made } = await run(withoutKeys(imported), privateKeysOf(imported));
    const titles = Object.fromEntries(plannedCalls(imported).map(({ name, title }) => [title, name]));
    const filled = JSON.parse(JSON.stringify(shown), (key, value: unknown) => {
      if (typeof value !== 'string') return value;
      if (key === 'PrivateKey') return folder.text('ours.key');
      if (value === '‹id of this run›') return JOB;
      const title = /^‹id from: (.*)›$/.exec(value)?.[1];
      return title ? made[titles[title] ?? '']?.id : value;
    });
    expect(sent).toEqual(filled);
    expect(sent).toHaveLength(8);
    expect(sent.at(-2)?.input).toMatchObject({ ServerId: SERVER, LocalProfileId: 'id-6' });
  });

  it('has a key for every certificate of ours, made where none was given', async () => {
    const complete = await generateKeys(both);
    const { sent } = await run(withoutKeys(complete), privateKeysOf(complete));
    const keys = sent.flatMap(({ input }) => ('PrivateKey' in input ? [input] : []));
    expect(keys).toHaveLength(2);
    for (const { Certificate, PrivateKey } of keys) {
      expect(Certificate).toMatch(/^-----BEGIN CERTIFICATE-----/);
      expect(PrivateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    }
  });

  it('keeps no private key in the open', async () => {
    const complete = await generateKeys(both);
    const open = withoutKeys(complete);
    expect(JSON.stringify(open)).not.toContain('PRIVATE');
    const audited = partnerSetUp.steps(open).map(({ input }) => input);
    expect(JSON.stringify(audited)).not.toContain('BEGIN PRIVATE');
    const calls = plannedCalls(complete).map((call) => reviewed(call));
    expect(JSON.stringify(calls)).not.toContain('BEGIN PRIVATE');
  });

  it('plans the same steps again after a restart', async () => {
    const open = withoutKeys(await generateKeys(both));
    const plan = (form: PartnerForm) => partnerSetUp.steps(form).map(({ name, title }) => [name, title]);
    expect(plan(JSON.parse(JSON.stringify(open)))).toEqual(plan(both));
  });

  it('undoes everything that it makes', () => {
    const undone = partnerSetUp.steps(both).map(({ name, undo }) => [name, undo?.operation]);
    expect(Object.fromEntries(undone) satisfies Partial<Record<CallName, unknown>>).toEqual({
      'partner-signing': 'DeleteCertificate',
      'partner-encryption': 'DeleteCertificate',
      'own-signing': 'DeleteCertificate',
      'own-encryption': 'DeleteCertificate',
      'partner-profile': 'DeleteProfile',
      'local-profile': 'DeleteProfile',
      agreement: 'DeleteAgreement',
      connector: 'DeleteConnector',
    });
  });
});
