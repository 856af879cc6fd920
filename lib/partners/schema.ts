// What people may say of partners, their contacts and grants.

import { z } from 'zod';
import { serverId, userName } from '@/lib/fields/leaves';
import { newPassword } from '@/lib/members/schema';
import { endOfDay } from './rules';

const id = z.string().min(1).max(100);
const name = z.string().trim().min(1, 'Enter a name.').max(100, 'Use at most 100 characters.');
const email = z
  .email('Enter an e-mail address such as ana@example.com.')
  .max(200)
  .transform((address) => address.toLowerCase());
/** A day of the calendar, or empty for none. */
export const optionalDay = z
  .string()
  .refine((day) => day === '' || (/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(endOfDay(day))), {
    message: 'Enter a day such as 2027-01-31, or leave it empty.',
  })
  .transform((day) => (day === '' ? null : endOfDay(day)));

/** The name is what the trail calls the partner by, so it must be that of the very one. */
const partner = { partnerId: id, partner: z.string().min(1).max(100) };
const contact = { ...partner, contactId: id, email };

export const createPartnerSchema = z.object({ name, expires: optionalDay });
export type CreatePartnerValues = z.input<typeof createPartnerSchema>;

export const changePartnerSchema = z.object({ ...partner, name, expires: optionalDay });
export type ChangePartnerValues = z.input<typeof changePartnerSchema>;

export const partnerRefSchema = z.object(partner);
export type PartnerRef = z.input<typeof partnerRefSchema>;

export const suspendPartnerSchema = z.object({ ...partner, removeKeys: z.boolean() });
export type SuspendPartnerValues = z.input<typeof suspendPartnerSchema>;

export const inviteContactSchema = z.object({ ...partner, name, email });
export type InviteContactValues = z.input<typeof inviteContactSchema>;

export const contactRefSchema = z.object(contact);
export type ContactRef = z.input<typeof contactRefSchema>;

const rights = {
  mayUpload: z.boolean(),
  mayGenerate: z.boolean(),
  mayDelete: z.boolean(),
  needsApproval: z.boolean(),
};
export const grantSchema = z.object({ ...partner, ServerId: serverId, UserName: userName, ...rights });
export type GrantValues = z.input<typeof grantSchema>;

/** What the dialog asks for: the environment too. */
export const grantForm = z.object({
  environment: z.string().min(1, 'Choose an environment.'),
  ServerId: serverId,
  UserName: userName,
  ...rights,
});
export type GrantFormValues = z.input<typeof grantForm>;

export const grantRefSchema = z.object({ ...partner, grantId: id, ServerId: serverId, UserName: userName });
export type GrantRef = z.input<typeof grantRefSchema>;

export const changeGrantSchema = z.object({ ...grantRefSchema.shape, ...rights });
export type ChangeGrantValues = z.input<typeof changeGrantSchema>;

export const acceptContactSchema = z.object({ token: z.string().max(200), name, password: newPassword });
export type AcceptContactValues = z.input<typeof acceptContactSchema>;
