import { expect, it } from 'vitest';
import { createPrecedence } from './precedence.ts';

const signal = new AbortController().signal;
/** What has happened by the next turn of the event loop. */
const soon = () => new Promise((resolve) => setImmediate(resolve));

it('nobody gives way where nobody waits', async () => {
  await createPrecedence(60_000).giveWay(signal);
});

it('work goes on when the last who waited has gone', async () => {
  const precedence = createPrecedence(60_000);
  const [one, other] = [precedence.begin(), precedence.begin()];
  let gone = false;
  const work = precedence.giveWay(signal).then(() => {
    gone = true;
  });
  one();
  one();
  await soon();
  expect(gone).toBe(false);
  other();
  await work;
  // The next one is waited for anew.
  const third = precedence.begin();
  const next = precedence.giveWay(signal);
  third();
  await next;
});

it('nobody gives way for ever', async () => {
  const precedence = createPrecedence(1);
  precedence.begin();
  await precedence.giveWay(signal);
});

it('who is cancelled meanwhile leaves', async () => {
  const precedence = createPrecedence(60_000);
  precedence.begin();
  const controller = new AbortController();
  const work = precedence.giveWay(controller.signal);
  controller.abort();
  await expect(work).rejects.toMatchObject({ code: 'aborted' });
});
