'use client';
/** The dialog with what is on screen as command line, Terraform and CloudFormation; only `equivalent-button.tsx` imports it, lazily. */
import { Tabs } from '@base-ui/react/tabs';
import { equivalents, LANGUAGES, type Language, type Shown } from '@/lib/equivalents/equivalent';
import { CodeBlock } from './code-block';
import { useEnvironment } from './environment';
import { Dialog } from './ui/dialog';

const ONLY_CALLS =
  'In Terraform and CloudFormation tags stand with their resource: the page of the resource shows it as code.';

const NOTES: Record<Language, string> = {
  'AWS CLI': 'For a POSIX shell. A later call takes the ids that an earlier one answers.',
  Terraform:
    'For the provider hashicorp/aws. Where there is an import block, `terraform plan` takes over what exists.',
  CloudFormation: 'A template of its own; what exists comes into a stack by an import.',
};

export function EquivalentDialog({
  shown,
  open,
  onOpenChange,
}: {
  shown: Shown;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const texts = equivalents(shown, useEnvironment());
  const isCalls = 'calls' in shown;
  const languages = LANGUAGES.flatMap((language) => {
    const code = texts[language];
    return code === undefined ? [] : [{ language, code }];
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title="The same as code"
      description={isCalls || shown.change ? 'The change as this form would send it.' : shown.name}
    >
      <Tabs.Root defaultValue={LANGUAGES[0]}>
        <Tabs.List aria-label="Language" className="mb-3 flex gap-1 border-b border-line">
          {languages.map(({ language }) => (
            <Tabs.Tab
              key={language}
              value={language}
              className="h-9 border-b-2 border-transparent px-2.5 text-muted -outline-offset-2 hover:text-ink aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink pointer-coarse:h-11"
            >
              {language}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {languages.map(({ language, code }) => (
          <Tabs.Panel key={language} value={language}>
            <CodeBlock label={`${language} for ${shown.name}`} code={code} wrap={false} />
            <p className="mt-2 text-table text-muted">{isCalls ? ONLY_CALLS : NOTES[language]}</p>
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </Dialog>
  );
}
