/** Every format in every language that there are articles in: each statement is in the text that was handed in, and drawn. */
import {
  ARTICLE_LANGUAGES,
  ARTICLE_TAGS,
  article,
  expect,
  expectCited,
  expectSoundPicture,
  FORMATS,
  generate,
  test,
} from './support/door.ts';

for (const tag of ARTICLE_TAGS) {
  for (const outputFormat of FORMATS) {
    test(`${ARTICLE_LANGUAGES[tag]}, ${outputFormat}: cited to the letter, and all of it drawn`, async ({
      request,
    }) => {
      const topic = 'Yuan dynasty';
      const language = ARTICLE_LANGUAGES[tag];
      const answer = await generate(request, { topic, language, outputFormat, documents: [article(tag)] });
      const { spec, sources, claims, brief, hosts, warnings } = answer.result;
      expect(spec).toMatchObject({ language: tag, kind: 'explainer' });
      expect(brief.outputFormat).toBe(outputFormat);
      // A format that the material does not carry is replaced, and that is said.
      if (spec.format !== outputFormat) expect(warnings.length).toBeGreaterThan(0);
      expect(sources).toMatchObject([{ title: topic, file: 'article.txt' }]);
      expect(hosts).toEqual([]);
      expect(claims.length).toBeGreaterThan(2);
      for (const { verdict } of claims) expect(verdict).toMatch(/^(?:supported|weak)$/);
      await expectCited(request, answer);
      expectSoundPicture(answer.result);
    });
  }
}
