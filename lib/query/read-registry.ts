// Every read by its name, for the read route and for prefetch.

import { searchServerLog } from '@/lib/server-logs/reads';
import 'server-only';
import { describeAccess, listAccesses } from '@/lib/accesses/reads';
import { listOwnSessions } from '@/lib/account/reads';
import { listEvents } from '@/lib/activity/reads';
import { describeAgreement, listAgreements, listAllAgreements } from '@/lib/agreements/reads';
import { describeCertificate, listCertificates } from '@/lib/certificates/reads';
import { listCloneServers } from '@/lib/clones/reads';
import { describeConnector, listConnectors } from '@/lib/connectors/reads';
import { testConnection } from '@/lib/environments/reads';
import { listHostKeys } from '@/lib/host-keys/reads';
import { countJob, describeJob, listJobSteps, listJobs, listOpenJobs } from '@/lib/jobs/reads';
import { describeKeyPolicy } from '@/lib/key-policies/reads';
import { countPendingRequests, listPendingRequests } from '@/lib/key-requests/reads';
import { listLastLogins } from '@/lib/last-logins/reads';
import { listMembers } from '@/lib/members/reads';
import { describePartner, listOwners, listPartners } from '@/lib/partners/reads';
import {
  awaitPortalLogin,
  describePortalUser,
  listPortalActs,
  listPortalLogins,
  listPortalUsers,
  portalHostKeys,
} from '@/lib/portal/reads';
import { describeProfile, listProfiles, profileContents } from '@/lib/profiles/reads';
import { describeListing, lastFolders, listTasks } from '@/lib/remote-files/reads';
import { describeCoverage, estimateCrawl, findInIndex, listUsedValues } from '@/lib/search-index/reads';
import { describeOwnSecondFactor } from '@/lib/second-factor/reads';
import { clientsSeen, describeSecurityPolicy, listSecurityPolicies } from '@/lib/security-policies/reads';
import {
  describeServer,
  hostKeysSeen,
  listAs2Servers,
  listServers,
  serverEndpoints,
} from '@/lib/servers/reads';
import { seenElsewhere } from '@/lib/ssh-keys/reads';
import { listTagGroups, listTaggedResources } from '@/lib/tags/reads';
import { listAs2Objects } from '@/lib/trading-partners/reads';
import {
  describeSent,
  listReceived,
  listRecentFailures,
  listS3Buckets,
  listS3Folder,
  listSent,
  traceReceived,
  traceSent,
} from '@/lib/transfers/reads';
import { describeUser, listUsers } from '@/lib/users/reads';
import { describeCustomization, describeWebApp, listWebApps } from '@/lib/web-apps/reads';
import { describeWorkflow, listExecutions, listWorkflows } from '@/lib/workflows/reads';

export const reads = {
  'accesses.list': listAccesses,
  'accesses.describe': describeAccess,
  'hostKeys.list': listHostKeys,
  'securityPolicies.list': listSecurityPolicies,
  'securityPolicies.describe': describeSecurityPolicy,
  'securityPolicies.clientsSeen': clientsSeen,
  'account.sessions': listOwnSessions,
  'second-factor.own': describeOwnSecondFactor,
  'activity.list': listEvents,
  'certificates.list': listCertificates,
  'certificates.describe': describeCertificate,
  'environments.test': testConnection,
  'jobs.describe': describeJob,
  'jobs.count': countJob,
  'jobs.steps': listJobSteps,
  'jobs.list': listJobs,
  'jobs.open': listOpenJobs,
  'key-policies.describe': describeKeyPolicy,
  'key-requests.pending': listPendingRequests,
  'key-requests.count': countPendingRequests,
  'members.list': listMembers,
  'agreements.list': listAgreements,
  'agreements.everywhere': listAllAgreements,
  'agreements.describe': describeAgreement,
  'clones.servers': listCloneServers,
  'connectors.list': listConnectors,
  'connectors.describe': describeConnector,
  'profiles.list': listProfiles,
  'profiles.describe': describeProfile,
  'profiles.contents': profileContents,
  'partners.objects': listAs2Objects,
  'partners.list': listPartners,
  'partners.describe': describePartner,
  'partners.owners': listOwners,
  'portal.users': listPortalUsers,
  'portal.user': describePortalUser,
  'portal.host-keys': portalHostKeys,
  'portal.await-login': awaitPortalLogin,
  'portal.logins': listPortalLogins,
  'portal.acts': listPortalActs,
  'search.find': findInIndex,
  'last-logins.list': listLastLogins,
  'search.coverage': describeCoverage,
  'search.estimate': estimateCrawl,
  'search.used': listUsedValues,
  'server-logs.search': searchServerLog,
  'servers.list': listServers,
  'servers.as2': listAs2Servers,
  'servers.describe': describeServer,
  'servers.endpoints': serverEndpoints,
  'servers.host-keys-seen': hostKeysSeen,
  'remoteFiles.tasks': listTasks,
  'remoteFiles.last-folders': lastFolders,
  'remoteFiles.listing': describeListing,
  'tags.groups': listTagGroups,
  'tags.resources': listTaggedResources,
  'transfers.sent': listSent,
  'transfers.recent-failures': listRecentFailures,
  'transfers.describe': describeSent,
  'transfers.trace-sent': traceSent,
  'transfers.received': listReceived,
  'transfers.trace-received': traceReceived,
  'transfers.s3-buckets': listS3Buckets,
  'transfers.s3-folder': listS3Folder,
  'users.list': listUsers,
  'users.describe': describeUser,
  'web-apps.list': listWebApps,
  'web-apps.describe': describeWebApp,
  'web-apps.customization': describeCustomization,
  'ssh-keys.seen-elsewhere': seenElsewhere,
  'workflows.list': listWorkflows,
  'workflows.describe': describeWorkflow,
  'workflows.executions': listExecutions,
};

export type Reads = typeof reads;
