/** How the page takes hold: the time from an act to the next picture of the page, and the frames while a poster is zoomed and moved. */
import type { Page } from '@playwright/test';

export interface Act {
  name: string;
  /** Milliseconds from the event to the next frame, as the browser measured it; 0 for less than it reports. */
  duration: number;
}

/** Ends the running observation and gives its longest interaction. */
async function timed(page: Page, name: string, act: () => Promise<unknown>): Promise<Act> {
  await page.evaluate(() => {
    const held = window as unknown as { acts: number[]; watch: PerformanceObserver };
    held.acts = [];
    held.watch = new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ((entry as PerformanceEventTiming & { interactionId?: number }).interactionId)
          held.acts.push(entry.duration);
    });
    held.watch.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await act();
  // The browser reports an event after the frame that shows what came of it.
  await page.waitForTimeout(350);
  const durations = await page.evaluate(() => {
    const held = window as unknown as { acts: number[]; watch: PerformanceObserver };
    held.watch.disconnect();
    return held.acts;
  });
  return { name, duration: Math.max(0, ...durations) };
}

/** The acts of somebody who checks a result, each three times; the best of the three, since the machine may be shared. */
export async function interactions(page: Page): Promise<Act[]> {
  const click = (testId: string) => () => page.getByTestId(testId).first().click();
  const acts: [name: string, act: () => Promise<unknown>, undo?: () => Promise<unknown>][] = [
    [
      'choose a claim',
      () => page.getByTestId('claim').nth(1).getByRole('button').first().click(),
      () => page.keyboard.press('Escape'),
    ],
    ['next claim by key', () => page.keyboard.press('j'), () => page.keyboard.press('Escape')],
    ['zoom in', () => page.getByRole('button', { name: 'Zoom in' }).click(), () => page.keyboard.press('Escape')],
    ['whole picture', () => page.getByRole('button', { name: 'Show the whole picture' }).click()],
    ['open the exports', click('export-button'), click('export-button')],
    ['open the settings', click('settings-button'), () => page.keyboard.press('Escape')],
    [
      'type into the topic',
      () => page.getByTestId('topic-input').press('a'),
      () => page.getByTestId('topic-input').blur(),
    ],
    [
      'search the history',
      () => page.getByTestId('history-search').press('b'),
      () => page.getByTestId('history-search').fill(''),
    ],
  ];
  const found: Act[] = [];
  for (const [name, act, undo] of acts) {
    const rounds: Act[] = [];
    for (let round = 0; round < 3; round++) {
      rounds.push(await timed(page, name, act));
      await undo?.();
    }
    found.push({ name, duration: Math.min(...rounds.map(({ duration }) => duration)) });
  }
  return found;
}

export type Motion = 'idle' | 'pan' | 'zoom';

/** Milliseconds of processor that the page's own thread needs for one frame of a motion: no busy neighbour changes them. */
export async function workPerFrame(page: Page, motion: Motion, count: number): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await busy();
  await frames(page, motion, count);
  const work = (await busy()) - before;
  await session.detach();
  return work / count;
}

/** As somebody does who is about to move a picture: the pointer comes over it. */
export async function approach(page: Page): Promise<void> {
  await page.mouse.move(5, 5);
  await page.locator('.picture-window').hover();
  await page.waitForTimeout(1_000);
}

/** Milliseconds between the frames while the picture is at rest, moved, or zoomed anew before each of them. */
export function frames(page: Page, motion: Motion, count: number): Promise<number[]> {
  return page.evaluate(
    async ([kind, most]) => {
      const view = document.querySelector<HTMLElement>('.picture-window');
      if (!view) throw new Error('no picture');
      const box = view.getBoundingClientRect();
      const deltas: number[] = [];
      let last = performance.now();
      for (let frame = 0; frame < most; frame++) {
        const turn = Math.floor(frame / 45) % 2 === 0 ? 1 : -1;
        if (kind === 'pan') view.scrollBy(2 * turn, 9 * turn);
        if (kind === 'zoom') {
          const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
          view.dispatchEvent(
            new WheelEvent('wheel', { ctrlKey: true, deltaY: -6 * turn, bubbles: true, cancelable: true, ...at }),
          );
        }
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        deltas.push(now - last);
        last = now;
      }
      // The first frames set the stage.
      return deltas.slice(5);
    },
    [motion, count] as const,
  );
}
