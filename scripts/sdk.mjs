// The real SDK on an emulator, as the demo, the benchmarks and the end-to-end tests use it.
import { TransferClient } from '@aws-sdk/client-transfer';

// The SDK says at every start that it will ask for Node 22; package.json pins the one that does not.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** On loopback the emulator takes any credentials. @param {string} endpoint */
export function emulatorClient(endpoint) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new TransferClient({ region: 'us-east-1', endpoint, credentials });
}
