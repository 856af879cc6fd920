// How Next builds and serves the console.

/** @type {import('next').NextConfig} */
const config = {
  // One folder per build, named by scripts/build.mjs, so that a build never touches what is running.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  typescript: {
    // It only extends tsconfig.json, which Next would otherwise rewrite for every new distDir.
    tsconfigPath: 'tsconfig.build.json',
    // `npm test` and `npm run verify` check types; a start does not do it again.
    ignoreBuildErrors: true,
  },
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  devIndicators: false,
  // Development would print the arguments of server actions, passwords among them.
  logging: { serverFunctions: false },
  // Kept out of the server bundle: native bindings, and the SDK, whose command names the console relies on.
  serverExternalPackages: [
    'better-sqlite3',
    'pg',
    'ssh2',
    '@aws-sdk/client-transfer',
    '@aws-sdk/client-cloudwatch-logs',
    '@aws-sdk/credential-providers',
    '@smithy/core',
  ],
  // An import of users is the largest input. Bodies are read before anyone is known, so there is no more room than for that.
  experimental: { serverActions: { bodySizeLimit: '2mb' }, proxyClientMaxBodySize: '2mb' },
  // The console resizes no images, so nobody may ask it to.
  images: { unoptimized: true },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
      ],
    },
  ],
};

export default config;
