/** Every value of every choice gives a picture in which every statement can be followed: one page each. */
import { expect, finished, make, test } from './support/studio.ts';

const CHOICES = {
  style: [
    'Standard Scientific',
    'Minimalist',
    'Photorealistic',
    'Graphic Novel',
    'Vintage Lithograph',
    'Cyberpunk HUD',
    '3D Isometric',
    'Technical Blueprint',
  ],
  format: ['Infographic', 'Timeline', 'Process', 'Comparison', 'Mind Map', 'Concept Map', 'Cheat Sheet', 'Slide Deck'],
  complexity: ['Elementary', 'High School', 'College', 'Expert'],
  language: ['Spanish', 'French', 'German', 'Mandarin', 'Japanese', 'Hindi', 'Arabic', 'Portuguese', 'Russian'],
} as const;

interface Answer {
  result: { brief: Record<string, unknown>; claims: { id: string; verdict: string }[]; hosts: string[] };
}

const FIELD = {
  style: 'visualStyle',
  format: 'outputFormat',
  complexity: 'complexityLevel',
  language: 'language',
} as const;

for (const choice of ['style', 'format', 'complexity', 'language'] as const) {
  for (const value of CHOICES[choice]) {
    test(`${choice} ${value}: drawn, cited, and kept with what was chosen`, async ({ page, request }) => {
      await page.goto('/');
      await page.getByTestId(`${choice}-select`).selectOption(value);
      await make(page, 'Photosynthesis');
      await finished(page);
      const id = page.url().split('/').at(-1) ?? '';
      const { result } = (await (await request.get(`/api/runs/${id}`)).json()) as Answer;
      expect(result.brief[FIELD[choice]]).toBe(value);
      expect(result.hosts).toEqual([]);
      expect(result.claims.every(({ verdict }) => verdict === 'supported')).toBe(true);
      await expect(page.getByTestId('claim')).toHaveCount(result.claims.length);
      const drawn = await page
        .getByTestId('result-image')
        .locator('[data-claim]')
        .evaluateAll((parts) => parts.map((part) => part.getAttribute('data-claim')));
      for (const claim of result.claims) expect(drawn).toContain(claim.id);
    });
  }
}
