// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, expect, it } from 'vitest';
import { lazily } from './lazily.tsx';

afterEach(cleanup);

it('a part that comes is shown; one that cannot be fetched says so', async () => {
  const Part = lazily<{ name: string }>(async () => ({ name }) => <p>Hello {name}</p>);
  const Missing = lazily<object>(() => Promise.reject(new TypeError('gone')));
  render(
    <Suspense>
      <Part name="there" />
      <Missing />
    </Suspense>,
  );
  await screen.findByText('Hello there');
  expect(screen.getByTestId('part-missing').textContent).toContain('Reload');
});
