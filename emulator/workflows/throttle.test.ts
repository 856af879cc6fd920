import { expect, test } from 'vitest';
import { StartThrottle } from './throttle';

test('a hundred start at once, then one each second, and a pause fills up to a hundred again', () => {
  let now = 5_000;
  const throttle = new StartThrottle(() => now);
  const taken = () => {
    let count = 0;
    while (throttle.take()) count += 1;
    return count;
  };
  expect(taken()).toBe(100);
  expect(throttle.waitMs()).toBe(1000);
  now += 999;
  expect([taken(), throttle.waitMs()]).toEqual([0, 1]);
  now += 1;
  expect(taken()).toBe(1);
  now += 3_500;
  expect([taken(), throttle.waitMs()]).toEqual([3, 500]);
  now += 1_000_000;
  expect(taken()).toBe(100);
});
