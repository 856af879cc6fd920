// The sign-in page; someone who is signed in already goes on to where they were going.

import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { Callout } from '@/components/callout';
import { safeReturnPath } from '@/lib/auth/return-path';
import { refusalSentence } from '@/lib/auth/sign-in-refusals';
import { findCaller } from '@/lib/caller';
import { getSettings } from '@/lib/env';
import { findPartnerVisitor } from '@/lib/partner-caller';
import { SingleSignOnButton } from '../_components/single-sign-on-button';
import { SignInForm } from './_components/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next: asked, error } = await searchParams;
  const next = safeReturnPath(asked);
  if (await findCaller()) redirect(next as Route);
  if (await findPartnerVisitor()) redirect('/portal' as Route);
  const { singleSignOn, breakGlassEmail } = getSettings();
  const heading = <h1 className="mb-5 text-lg font-semibold">Sign in</h1>;
  if (!singleSignOn) return <SignInForm next={next}>{heading}</SignInForm>;
  const refusal = refusalSentence(error, singleSignOn.label);
  const provider = (
    <>
      {heading}
      {refusal && (
        <div className="mb-5">
          <Callout tone="danger">{refusal}</Callout>
        </div>
      )}
      <SingleSignOnButton label={singleSignOn.label} next={next} />
    </>
  );
  if (!breakGlassEmail) {
    return (
      <SignInForm next={next}>
        {provider}
        <p className="mt-6 mb-4 border-t border-line pt-5 text-muted">Or with your password:</p>
      </SignInForm>
    );
  }
  return (
    <>
      {provider}
      <details className="mt-6 text-muted">
        <summary className="cursor-pointer">Sign in with a password</summary>
        <p className="my-3">
          For contacts of partners, and for one administrator while {singleSignOn.label} cannot be used.
        </p>
        <SignInForm next={next} />
      </details>
    </>
  );
}
