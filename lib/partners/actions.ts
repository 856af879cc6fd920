'use server';
// Writes about partners, their contacts and what they may reach.

import { DescribeUserCommand } from '@aws-sdk/client-transfer';
import { defineJobGoOn } from '@/lib/jobs/job-actions';
import { defineAction, defineConsoleAction } from '@/lib/transfer/action';
import { mailContact } from './contact-mail';
import * as contacts from './contacts';
import * as grants from './grants';
import { startRemovals } from './remove-keys';
import { removePartnerKeysJob } from './remove-keys-job';
import * as schema from './schema';
import * as partners from './store';

const permission = 'ManagePartners' as const;
const named = ({ partner }: { partner: string }) => partner;
const contactOf = ({ partner, email }: { partner: string; email: string }) => `${partner}/${email}`;
const userOf = ({ ServerId, UserName }: { ServerId: string; UserName: string }) => `${ServerId}/${UserName}`;

export const createPartner = defineConsoleAction({
  permission,
  operation: 'CreatePartner',
  input: schema.createPartnerSchema,
  target: ({ name }) => name,
  run: async ({ caller }, { name, expires }) => ({
    partnerId: await partners.createPartner({ name, expiresAt: expires }, caller.name),
  }),
});

export const changePartner = defineConsoleAction({
  permission,
  operation: 'ChangePartner',
  input: schema.changePartnerSchema,
  target: named,
  run: (_context, { name, expires, ...ref }) => partners.changePartner(ref, { name, expiresAt: expires }),
});

/** Returns the runs that remove the keys which the partner added, where that was asked for. */
export const suspendPartner = defineConsoleAction({
  permission,
  operation: 'SuspendPartner',
  input: schema.suspendPartnerSchema,
  target: named,
  run: async ({ caller }, { removeKeys, ...ref }) => {
    await partners.suspendPartner(ref);
    return { removals: removeKeys ? await startRemovals(ref, caller) : [] };
  },
});

export const resumePartner = defineConsoleAction({
  permission,
  operation: 'ResumePartner',
  input: schema.partnerRefSchema,
  target: named,
  run: (_context, ref) => partners.resumePartner(ref),
});

export const deletePartner = defineConsoleAction({
  permission,
  operation: 'DeletePartner',
  input: schema.suspendPartnerSchema,
  target: named,
  run: async ({ caller }, { removeKeys, ...ref }) => {
    await partners.suspendPartner(ref);
    const removals = removeKeys ? await startRemovals(ref, caller) : [];
    await partners.deletePartner(ref);
    return { removals };
  },
});

export const continueKeyRemoval = defineJobGoOn(removePartnerKeysJob, 'RemovePartnerKeys');

/** Returns the link, which is shown this once, whatever became of the mail with it. */
export const inviteContact = defineConsoleAction({
  permission,
  operation: 'InviteContact',
  input: schema.inviteContactSchema,
  target: contactOf,
  run: async ({ caller }, invitation) => {
    const link = await contacts.inviteContact(invitation, caller);
    return { link, mail: await mailContact(invitation, link, caller) };
  },
});

export const resendContactInvitation = defineConsoleAction({
  permission,
  operation: 'ResendContactInvitation',
  input: schema.contactRefSchema,
  target: contactOf,
  run: async ({ caller }, ref) => {
    const link = await contacts.resendInvitation(ref, caller);
    return { link, mail: await mailContact(ref, link, caller) };
  },
});

/** A change of one contact that takes nothing but its name. */
const onContact = (operation: string, change: (ref: contacts.ContactRef) => Promise<void>) => ({
  permission,
  operation,
  input: schema.contactRefSchema,
  target: contactOf,
  run: (_context: unknown, ref: contacts.ContactRef) => change(ref),
});

export const removeContact = defineConsoleAction({ ...onContact('RemoveContact', contacts.removeContact) });
export const suspendContact = defineConsoleAction({
  ...onContact('SuspendContact', contacts.suspendContact),
});
export const resumeContact = defineConsoleAction({ ...onContact('ResumeContact', contacts.resumeContact) });
export const takeContactSecondFactor = defineConsoleAction({
  ...onContact('RemoveContactSecondFactor', contacts.takeSecondFactor),
});

/** The user must exist: a grant of a mistyped name would open whoever is called so later. */
export const grantUser = defineAction({
  permission,
  operation: 'GrantUserToPartner',
  input: schema.grantSchema,
  target: userOf,
  run: async ({ send, environment }, { ServerId, UserName, partnerId, partner, ...rights }) => {
    await send(new DescribeUserCommand({ ServerId, UserName }));
    const user = { environment: environment.id, serverId: ServerId, userName: UserName };
    return { grantId: await grants.addGrant({ partnerId, partner }, user, rights) };
  },
});

export const changeGrant = defineAction({
  permission,
  operation: 'ChangeGrantOfPartner',
  input: schema.changeGrantSchema,
  target: userOf,
  run: ({ environment }, { ServerId, UserName, partnerId, partner, grantId, ...rights }) => {
    const user = { environment: environment.id, serverId: ServerId, userName: UserName };
    return grants.changeGrant({ partnerId, partner, grantId, ...user }, rights);
  },
});

export const removeGrant = defineAction({
  permission,
  operation: 'RemoveGrantOfPartner',
  input: schema.grantRefSchema,
  target: userOf,
  run: ({ environment }, { ServerId, UserName, ...ref }) =>
    grants.removeGrant({ ...ref, environment: environment.id, serverId: ServerId, userName: UserName }),
});
