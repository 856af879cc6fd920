// Which paths and headers may be sent, and how often a list is asked for again.
import { describe, expect, test } from 'vitest';
import {
  headerNameProblem,
  headerValueProblem,
  pathProblem,
  pathsProblem,
  pollAfter,
  receivedHref,
  sendHref,
} from './rules';

describe('paths', () => {
  test('of files in a bucket may be sent', () => {
    expect(pathProblem('/outbox/orders/order 1.edi')).toBeUndefined();
    expect(pathsProblem(' /outbox/a \n\n/outbox/b')).toBeUndefined();
  });

  test.each([
    ['outbox/a', /Start with/],
    ['/Outbox/a', /lower-case/],
    ['/outbox', /bucket/],
    ['/outbox/', /bucket/],
    ['/outbox/folder/', /folder/],
    [`/outbox/${'a'.repeat(1_024)}`, /1024/],
  ])('like %s are refused with the reason', (path, reason) => {
    expect(pathProblem(path)).toMatch(reason);
  });

  test('are at most ten, none of them twice', () => {
    const eleven = Array.from({ length: 11 }, (_, index) => `/outbox/${index}`).join('\n');
    expect(pathsProblem(eleven)).toMatch(/at most 10 .* 11/);
    expect(pathsProblem('/outbox/a\n/outbox/a')).toMatch(/twice/);
    expect(pathsProblem(' \n ')).toMatch(/at least one/);
  });
});

describe('headers', () => {
  test('of the message itself cannot be set', () => {
    expect(headerNameProblem('X-Route')).toBeUndefined();
    for (const name of ['AS2-To', 'message-id', 'Content-Type', 'Host', 'a b', ''])
      expect(headerNameProblem(name), name).toBeDefined();
  });

  test('take only the characters that AWS takes', () => {
    expect(headerValueProblem('orders/1:a=b@c_d-e+f.g')).toBeUndefined();
    expect(headerValueProblem('a;b')).toBeDefined();
    expect(headerValueProblem('x'.repeat(257))).toBeDefined();
  });
});

describe('a list of transfers', () => {
  const now = 1_000_000_000;

  test('is asked for again only while a file is under way, and less often the longer it takes', () => {
    expect(pollAfter([{ state: 'COMPLETED', at: now }], now)).toBe(false);
    expect(pollAfter([{ state: 'LOST', at: now }], now)).toBe(false);
    const waits = [1_000, 120_000, 86_400_000].map((age) =>
      pollAfter([{ state: 'IN_PROGRESS', at: now - age }], now),
    );
    expect(waits).toEqual([2_000, 10_000, 60_000]);
  });
});

test('addresses carry ids and paths whatever is in them', () => {
  expect(receivedHref('prod', 's-1', '<a/b&c@x>', 5)).toBe(
    '/e/prod/transfers/received/message?server=s-1&message=%3Ca%2Fb%26c%40x%3E&at=5',
  );
  expect(sendHref('prod', 'c-1', ['/b/x y', '/b/&'])).toBe(
    '/e/prod/send-files?connector=c-1&path=%2Fb%2Fx+y&path=%2Fb%2F%26',
  );
});
