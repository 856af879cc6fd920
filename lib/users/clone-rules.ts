// What a new user takes from the one that it is cloned from, and what it cannot. Runs in the browser too.

import type { Domain } from '@aws-sdk/client-transfer';
import { type Carried, carriedTags, homeOf } from '@/lib/clones/rules';
import { toMappings } from './mappings';
import type { UserDetail } from './reads';
import { homeLayoutOf } from './rules';
import type { CreateUserValues } from './schema';

type Original = Pick<
  UserDetail,
  | 'Arn'
  | 'ServerId'
  | 'UserName'
  | 'Role'
  | 'HomeDirectory'
  | 'HomeDirectoryType'
  | 'HomeDirectoryMappings'
  | 'Policy'
  | 'PosixProfile'
  | 'Tags'
  | 'SshPublicKeys'
  | 'suspended'
>;

export interface UserClone extends Carried<Omit<CreateUserValues, 'ServerId' | 'Domain'>> {
  /** May be added to the new user too, as they are. */
  keys: { body: string; fingerprint: string; comment: string }[];
}

export interface CloneTarget {
  serverId: string;
  arn: string | undefined;
  domain: Domain;
  /** The original lives in another environment. */
  elsewhere: boolean;
}

export function cloneUser(
  original: Original,
  originalDomain: Domain,
  { serverId, arn, domain, elsewhere }: CloneTarget,
): UserClone {
  const left: string[] = [];
  const there = homeOf(original.Arn);
  const here = homeOf(arn);
  const sameAccount = !elsewhere || (there !== undefined && there.account === here?.account);
  const sameServer = !elsewhere && original.ServerId === serverId;
  const sameStorage = originalDomain === domain && (domain === 'S3' || sameAccount);
  if (sameServer) left.push(`The name: ${original.UserName} is taken on this server.`);
  if (!sameAccount)
    left.push(
      `The role ${original.Role ?? ''}: it belongs to account ${there?.account ?? 'of the original'}, and AWS takes roles of the own account only.`,
    );
  if (originalDomain !== domain)
    left.push(
      `The home directory and its rights: the original keeps files in ${originalDomain}, this server in ${domain}.`,
    );
  else if (!sameStorage) left.push('The home directory: its EFS file system does not exist in this account.');
  else if (elsewhere && domain === 'S3')
    left.push(
      'The buckets themselves: the home directory is carried over as it is written. Check that its buckets exist here.',
    );
  const labelled = original.SshPublicKeys.some(
    ({ known }) => known.label || known.ownerContactId || known.expiresAt,
  );
  if (labelled) left.push('Labels, owners and expiry dates of SSH keys: they belong to the original’s.');
  const aside = original.suspended?.keys.length ?? 0;
  if (aside > 0) left.push('Keys that are put aside: the original is suspended.');
  const mappings = toMappings(original.HomeDirectoryMappings);
  const { Uid, Gid, SecondaryGids } = original.PosixProfile ?? {};
  return {
    values: {
      UserName: sameServer ? '' : original.UserName,
      Role: sameAccount ? (original.Role ?? '') : '',
      layout: sameStorage ? homeLayoutOf(original) : 'folder',
      HomeDirectory: sameStorage ? (original.HomeDirectory ?? '') : '',
      HomeDirectoryMappings:
        sameStorage && mappings.length > 0 ? mappings : [{ Entry: '/', Target: '', Type: 'DIRECTORY' }],
      Policy: domain === 'S3' && originalDomain === 'S3' ? (original.Policy ?? '') : '',
      PosixProfile: {
        ...(domain === 'EFS' && { Uid, Gid }),
        SecondaryGids: domain === 'EFS' ? (SecondaryGids?.join(', ') ?? '') : '',
      },
      SshPublicKeyBody: '',
      Tags: carriedTags(original.Tags),
    },
    left,
    keys: original.SshPublicKeys.map(({ SshPublicKeyBody, fingerprint, comment, known }) => ({
      body: SshPublicKeyBody,
      fingerprint,
      comment: known.label || comment,
    })),
  };
}
