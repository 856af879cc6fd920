import { expect, test } from 'vitest';
import { type Reply, RequestQueue } from './request-queue';

/** A request whose end the test decides. */
function request() {
  let finish: (reply: Reply) => void = () => {};
  const result = new Promise<Reply>((resolve) => {
    finish = resolve;
  });
  return { result, finish, started: false };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('replies leave in the order of the requests, in whatever order the work ends', async () => {
  const replies: number[] = [];
  const queue = new RequestQueue(
    () => false,
    () => {},
  );
  const requests = [0, 1, 2, 3].map(request);
  requests.forEach(({ result }) => {
    queue.submit('write', 1, () => result);
  });
  for (const index of [3, 1, 0, 2]) {
    requests[index]?.finish(() => replies.push(index));
    await settled();
  }
  expect(replies).toEqual([0, 1, 2, 3]);
});

test('what is neither read nor write waits for everything before it, and what follows waits for it', async () => {
  const queue = new RequestQueue(
    () => false,
    () => {},
  );
  const order: string[] = [];
  const noted = (name: string, result: Promise<Reply>) => {
    order.push(name);
    return result;
  };
  const [write, close, read] = [request(), request(), request()];
  queue.submit('write', 1, () => noted('write', write.result));
  queue.submit('alone', 1, () => noted('close', close.result));
  queue.submit('read', 1, () => noted('read', read.result));
  expect(order).toEqual(['write']);
  write.finish(() => {});
  await settled();
  expect(order).toEqual(['write', 'close']);
  close.finish(() => {});
  await settled();
  expect(order).toEqual(['write', 'close', 'read']);
});

test('at most 64 requests and 4 MiB are under way, however many are asked for', () => {
  let started = 0;
  const begin = () => {
    started += 1;
    return new Promise<Reply>(() => {});
  };
  const queue = new RequestQueue(
    () => false,
    () => {},
  );
  for (let index = 0; index < 2000; index += 1) queue.submit('read', 1, begin);
  expect(started).toBe(64);

  started = 0;
  const large = new RequestQueue(
    () => false,
    () => {},
  );
  for (let index = 0; index < 64; index += 1) large.submit('read', 1024 * 1024, begin);
  expect(started).toBe(4);
});

test('nothing starts while the client takes no replies; the queue says when it is full and when it has room', () => {
  let congested = true;
  let roomCalls = 0;
  let done = 0;
  const queue = new RequestQueue(
    () => congested,
    () => {
      roomCalls += 1;
    },
  );
  for (let index = 0; index < 1100; index += 1)
    queue.submit('read', 1, () => () => {
      done += 1;
    });
  expect([done, queue.full, roomCalls]).toEqual([0, true, 0]);
  congested = false;
  queue.pump();
  expect([done, queue.full, roomCalls]).toEqual([1100, false, 1]);
});
