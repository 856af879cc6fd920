import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Partner, startPartner } from './as2-partner';
import { identity, newIdentity, startWorld, type World } from './file-transfer-world';

let world: World;

beforeAll(async () => {
  world = await startWorld(['--as2-response-timeout-ms', '1000']);
});

afterAll(() => world.close());

beforeEach(() => world.reset());

const strangers = newIdentity('strangers');

describe('an MDN', () => {
  let connector: string;

  beforeAll(async () => {
    connector = await world.connector();
  });

  test.each([
    ['authentication-failed', 'MDN_RESPONSE_INDICATES_AUTHENTICATION_FAILED'],
    ['decompression-failed', 'MDN_RESPONSE_INDICATES_DECOMPRESSION_FAILED'],
    ['decryption-failed', 'MDN_RESPONSE_INDICATES_DECRYPTION_FAILED'],
    ['insufficient-message-security', 'MDN_RESPONSE_INDICATES_INSUFFICIENT_MESSAGE_SECURITY'],
    ['integrity-check-failed', 'MDN_RESPONSE_INDICATES_INTEGRITY_CHECK_FAILED'],
    ['unexpected-processing-error', 'MDN_RESPONSE_INDICATES_UNEXPECTED_PROCESSING_ERROR'],
  ])('that says %s fails the file with its code, and is kept', async (modifier, FailureCode) => {
    world.partner.answer = (message) =>
      world.partner.reply(
        message,
        world.partner.mdnFor(message, { disposition: `processed/error: ${modifier}`, text: 'No.' }),
      );
    const { transferId, ...result } = await world.send(connector);
    expect(result).toEqual({
      FilePath: '/box/out/order.edi',
      StatusCode: 'FAILED',
      FailureCode,
      FailureMessage: `The partner answered "processed/error: ${modifier}": No.`,
    });
    const files = await world.resultFiles(transferId);
    expect(Object.keys(files).every((key) => key.startsWith('out/failed/order.'))).toBe(true);
    expect(Object.keys(files)).toHaveLength(2);
    const json = Object.entries(files).find(([key]) => key.endsWith('.json'))?.[1] ?? '{}';
    expect(JSON.parse(json)).toMatchObject({
      'status-code': 'FAILED',
      'failure-code': FailureCode,
      disposition: `processed/error: ${modifier}`,
    });
  });

  test('that warns of a duplicate does not fail the file', async () => {
    world.partner.answer = (message) =>
      world.partner.reply(
        message,
        world.partner.mdnFor(message, { disposition: 'processed/warning: duplicate-document' }),
      );
    expect(await world.send(connector)).toMatchObject({ StatusCode: 'COMPLETED' });
  });

  const wrong: [string, (message: Parameters<Partner['mdnFor']>[0]) => object][] = [
    ['with another MIC', () => ({ mic: { value: 'b3RoZXI=', algorithm: 'SHA256' } })],
    ['with a MIC of another algorithm', ({ opened }) => ({ mic: { value: opened.mic, algorithm: 'SHA1' } })],
    ['without a MIC', () => ({ mic: undefined })],
    ['that is not signed although that was asked for', () => ({ signing: undefined })],
    ['about another message', () => ({ originalMessageId: '<other@partner>' })],
  ];

  test.each(wrong)('%s is not accepted', async (_, changes) => {
    world.partner.answer = (message) =>
      world.partner.reply(message, world.partner.mdnFor(message, changes(message)));
    expect(await world.send(connector)).toMatchObject({
      StatusCode: 'FAILED',
      FailureCode: 'VERIFICATION_FAILED',
    });
  });

  test("signed with another certificate than the partner's is not accepted", async () => {
    world.partner.answer = (message) =>
      world.partner.reply(
        message,
        world.partner.mdnFor(message, { signing: { ...identity(strangers), algorithm: 'SHA256' } }),
      );
    expect(await world.send(connector)).toMatchObject({
      FailureCode: 'VERIFICATION_FAILED_NO_MATCHING_KEY_FOUND',
    });
  });

  test('that was changed on its way is not accepted', async () => {
    world.partner.answer = (message) => {
      const mdn = world.partner.mdnFor(message);
      const body = Buffer.from(
        mdn.body.toString().length
          ? Buffer.from(mdn.body).toString('latin1').replace('Thank you', 'Thank me ')
          : '',
        'latin1',
      );
      world.partner.reply(message, { ...mdn, body });
    };
    expect(await world.send(connector)).toMatchObject({ FailureCode: 'VERIFICATION_FAILED' });
  });

  test.each([
    ['nothing', ''],
    ['a page', '<html>welcome</html>'],
  ])('that turns out to be %s fails the file', async (_, text) => {
    world.partner.answer = ({ response }) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end(text);
    expect(await world.send(connector)).toMatchObject({
      StatusCode: 'FAILED',
      FailureCode: 'INVALID_REQUEST',
    });
  });

  test('that never ends is not read to its end', async () => {
    world.partner.answer = ({ response }) => {
      response.writeHead(200, { 'content-type': 'multipart/report' });
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    };
    expect(await world.send(connector)).toMatchObject({ FailureCode: 'INVALID_REQUEST' });
  });
});

describe('a partner', () => {
  test('that is down fails the file at once', async () => {
    const gone = await startPartner({ own: identity(world.theirs), sender: world.own.certificate });
    await gone.close();
    expect(await world.send(await world.connector({}, { Url: gone.url }))).toMatchObject({
      FailureCode: 'UNABLE_TO_CONNECT_TO_REMOTE_HOST_OR_IP',
      FailureMessage: 'Connection to endpoint was refused',
    });
  });

  test('whose name nobody knows fails the file', async () => {
    expect(await world.send(await world.connector({}, { Url: 'http://partner.invalid/as2' }))).toMatchObject({
      FailureCode: 'UNABLE_RESOLVE_HOST_TO_IP_ADDRESS',
      FailureMessage: 'Unable to resolve hostname to IP addresses',
    });
  });

  test('that refuses by status fails the file, whose message is sent once only', async () => {
    world.partner.answer = ({ response }) => void response.writeHead(503).end('later');
    const connector = await world.connector();
    const { FailureCode, FailureMessage } = await world.send(connector);
    const id = world.partner.received[0]?.headers['message-id']?.replace(/[<>]/g, '');
    expect([FailureCode, FailureMessage]).toEqual([
      'HTTP_ERROR_RESPONSE_FROM_PARTNER',
      `${world.partner.url} returned status 503 for message with ID=${id}`,
    ]);
    expect(world.partner.received).toHaveLength(1);
  });

  test('that stays silent fails the file after the time limit, which says that it may have arrived', async () => {
    world.partner.answer = () => {};
    const { FailureCode, FailureMessage } = await world.send(await world.connector());
    expect([FailureCode, FailureMessage]).toEqual([
      'UNABLE_TO_CONNECT_TO_REMOTE_HOST_OR_IP',
      expect.stringMatching(/^Connection to endpoint timed out; the partner may have received message \S+$/),
    ]);
  });

  test('that hangs up fails the file', async () => {
    world.partner.answer = ({ request }) => void request.socket.destroy();
    expect(await world.send(await world.connector())).toMatchObject({
      FailureCode: 'UNABLE_TO_CONNECT_TO_REMOTE_HOST_OR_IP',
    });
  });
});
