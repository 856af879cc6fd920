// What the demo shows: servers in every state that can be reached, and the people who use them.

const ACCOUNT = '111122223333';
export const transferRole = `arn:aws:iam::${ACCOUNT}:role/transfer-access`;
const loggingRole = `arn:aws:iam::${ACCOUNT}:role/transfer-logging`;
const logGroup = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/aws/transfer/partners:*`;

/**
 * @typedef {{
 *   name: string,
 *   end: 'ONLINE' | 'OFFLINE' | 'START_FAILED',
 *   input: import('@aws-sdk/client-transfer').CreateServerCommandInput,
 *   tags: Record<string, string>,
 *   hostKeys: ('rsa' | 'ecdsa' | 'ed25519')[],
 *   users: string[],
 * }} DemoServer
 */

/** @type {DemoServer[]} */
export const demoServers = [
  {
    name: 'Partner exchange',
    end: 'ONLINE',
    input: {
      Domain: 'S3',
      SecurityPolicyName: 'TransferSecurityPolicy-2025-03',
      LoggingRole: loggingRole,
      StructuredLogDestinations: [logGroup],
      PreAuthenticationLoginBanner: 'For partners of Example Corp only. Use is logged.',
      ProtocolDetails: { SetStatOption: 'ENABLE_NO_OP' },
      S3StorageOptions: { DirectoryListingOptimization: 'ENABLED' },
    },
    tags: { environment: 'production', owner: 'integration', 'cost-centre': '4711' },
    hostKeys: ['ed25519', 'rsa', 'ecdsa'],
    users: [
      ...[
        'acme-orders',
        'acme-invoices',
        'bluebird-logistics',
        'borealis-energy',
        'cedar-insurance',
        'citybank-edi',
      ],
      ...[
        'delta-freight',
        'dunmore-foods',
        'eastport-customs',
        'fairway-retail',
        'fjord-shipping',
        'globex-catalogue',
      ],
      ...[
        'harbour-media',
        'initech-reports',
        'juniper-health',
        'kestrel-air',
        'lumen-telecom',
        'maple-pharma',
      ],
      ...[
        'northwind-stock',
        'orchid-travel',
        'pacific-parts',
        'quarry-stone',
        'redwood-print',
        'summit-claims',
      ],
    ],
  },
  {
    name: 'Payroll drop',
    end: 'ONLINE',
    input: {
      Domain: 'S3',
      EndpointType: 'VPC',
      EndpointDetails: {
        VpcId: 'vpc-0a1b2c3d4e5f60718',
        SubnetIds: ['subnet-0a1b2c3d4e5f60718'],
        SecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
      },
      SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
      LoggingRole: loggingRole,
    },
    tags: { environment: 'production', owner: 'human-resources' },
    hostKeys: ['ed25519'],
    users: ['hr-export', 'payroll-bureau', 'pension-fund', 'tax-office', 'works-council'],
  },
  {
    name: 'Research archive',
    end: 'ONLINE',
    input: { Domain: 'EFS', SecurityPolicyName: 'TransferSecurityPolicy-2024-01', LoggingRole: loggingRole },
    tags: { environment: 'production', owner: 'research' },
    hostKeys: [],
    users: ['ana.costa', 'b.lindqvist', 'chen_wei', 'instrument-7', 'm.okafor', 'visiting-lab'],
  },
  {
    name: 'Legacy intake',
    end: 'OFFLINE',
    input: { Domain: 'S3', SecurityPolicyName: 'TransferSecurityPolicy-2018-11' },
    tags: { environment: 'production', retire: '2027-03' },
    hostKeys: ['rsa'],
    users: ['as400-batch', 'fax-gateway', 'mainframe', 'plant-3'],
  },
  {
    name: 'Staging',
    end: 'ONLINE',
    input: { Domain: 'S3', PostAuthenticationLoginBanner: 'Test data only.' },
    tags: { environment: 'staging' },
    hostKeys: [],
    users: ['ci-smoke-test', 'qa-team'],
  },
  {
    name: 'Branch office',
    end: 'START_FAILED',
    input: { Domain: 'S3', LoggingRole: loggingRole },
    tags: { environment: 'production', owner: 'branches' },
    hostKeys: [],
    users: [],
  },
];
