/** The inquiry organizer, for topics of which nothing is known: see docs/kinds.md. */
export { composeInquiry } from './organizer.ts';
