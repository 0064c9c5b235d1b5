/** The shape of the inquiry organizer's words in one language. `{t}` is where the topic goes. */

export const INFOGRAPHIC_SECTIONS = ['what', 'parts', 'causes', 'evidence', 'next', 'where'] as const;
export const TIMELINE_SECTIONS = ['first', 'order', 'change', 'after', 'evidence', 'where'] as const;
export type InquirySection = (typeof INFOGRAPHIC_SECTIONS | typeof TIMELINE_SECTIONS)[number];

/** From the simplest question to the one for experts; each level takes a window of them. */
export type Questions = readonly [string, string, string, string, string];

export interface SectionWords {
  heading: string;
  questions: Questions;
}

export interface InquiryWords {
  /** Title of the picture. */
  title: string;
  /** Instead of what a thing is, where the topic is a question itself. */
  asked: SectionWords;
  sections: Readonly<Record<InquirySection, SectionWords>>;
}
