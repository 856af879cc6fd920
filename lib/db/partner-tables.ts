// The tables of partners, their grants, and what is known of keys beyond AWS; times are epoch milliseconds, yes and no are 1 and 0.

export interface PartnerTable {
  id: string;
  name: string;
  suspendedAt: number | null;
  /** When the partner's access ends by itself. */
  expiresAt: number | null;
  createdAt: number;
  createdBy: string;
}

/** A person who stands for a partner; Invited until there is an account. */
export interface ContactTable {
  id: string;
  partnerId: string;
  email: string;
  name: string;
  userId: string | null;
  suspendedAt: number | null;
  invitedAt: number;
  lastSeenAt: number | null;
}

export interface ContactInvitationTable {
  tokenHash: string;
  contactId: string;
  inviterId: string;
  invitedBy: string;
  createdAt: number;
  expiresAt: number;
}

interface OfUser {
  environment: string;
  serverId: string;
  userName: string;
}

/** One user of a server that a partner may see, and what it may do with its keys. */
export interface PartnerGrantTable extends OfUser {
  id: string;
  partnerId: string;
  mayUpload: number;
  mayDelete: number;
  mayGenerate: number;
  needsApproval: number;
  createdAt: number;
}

/** What AWS does not keep about a user's key; by fingerprint, so that it outlives the key's id. */
export interface KeyNoteTable extends OfUser {
  fingerprint: string;
  sshPublicKeyId: string;
  label: string;
  ownerContactId: string | null;
  /** The name of whoever added it; null where that was outside of the console. */
  addedBy: string | null;
  /** The partner whose contact added it from the portal. */
  addedByPartnerId: string | null;
  addedAt: number;
  origin: 'console' | 'portal' | 'outside';
  expiresAt: number | null;
  /** When the console takes it off by itself, announced before. */
  removeAt: number | null;
  /** When it was first missed without having been deleted here. */
  vanishedAt: number | null;
}

/** That people were told, so many days before a key's expiry. */
export interface KeyReminderTable extends OfUser {
  fingerprint: string;
  expiresAt: number;
  days: number;
  sentAt: number;
}

/** What a partner asked for where changes need approval. */
export interface KeyRequestTable extends OfUser {
  id: string;
  partnerId: string;
  contactId: string;
  kind: 'import' | 'delete';
  sshPublicKeyId: string | null;
  /** The public key's line, of an import. */
  body: string | null;
  fingerprint: string;
  label: string;
  /** The end that was wished for, of an import. */
  expiresAt: number | null;
  requestedAt: number;
  state: 'pending' | 'approved' | 'refused' | 'withdrawn';
  decidedBy: string | null;
  decidedAt: number | null;
  reason: string | null;
}

export interface KeyPolicyTable {
  environment: string;
  /** JSON: names such as `ED25519`. */
  allowedTypes: string;
  minimumRsaBits: number;
  maximumAgeDays: number | null;
  maximumKeys: number | null;
  removeExpired: number;
  updatedAt: number;
  updatedBy: string;
}

export interface PartnerTables {
  partner: PartnerTable;
  contact: ContactTable;
  contactInvitation: ContactInvitationTable;
  partnerGrant: PartnerGrantTable;
  keyNote: KeyNoteTable;
  keyReminder: KeyReminderTable;
  keyRequest: KeyRequestTable;
  keyPolicy: KeyPolicyTable;
}
