/** The inquiry organizer in English: questions only, never facts. */
import type { InquiryWords } from '../words.ts';

export const en: InquiryWords = {
  title: 'Questions about {t}',
  asked: {
    heading: 'What is asked?',
    questions: [
      'What do you already know about the answer?',
      'How would you put the question in your own words?',
      'Which words in the question need a definition?',
      'What does the question take for granted?',
      'What would a complete answer have to explain?',
    ],
  },
  sections: {
    what: {
      heading: 'What is it?',
      questions: [
        'What do you think {t} is?',
        'How would you explain {t} to a friend in one sentence?',
        'What does the term “{t}” include, and what does it leave out?',
        'Which definitions of the topic are in use, and where do they differ?',
        'Which assumptions are built into the usual definitions?',
      ],
    },
    parts: {
      heading: 'What belongs to it?',
      questions: [
        'What parts or examples of it can you name?',
        'Which parts, kinds or groups can be told apart?',
        'How do the parts depend on each other?',
        'By which criteria is the topic usually divided, and are there others?',
        'At which scale or level should it be described, and what is lost at the others?',
      ],
    },
    causes: {
      heading: 'What causes it, and what follows?',
      questions: [
        'Why is it there, or why does it happen?',
        'What must come before, and what comes after?',
        'Which causes are direct, and which only set the stage?',
        'Which effects are intended, and which are side effects?',
        'What would count as evidence for a cause rather than a coincidence?',
      ],
    },
    evidence: {
      heading: 'How do we know?',
      questions: [
        'Who could have seen, measured or written it down?',
        'What evidence is there, and who collected it?',
        'Which measurements, records or experiments support what is said?',
        'How large is the uncertainty, and where does it come from?',
        'Which result would show that the accepted view is wrong?',
      ],
    },
    next: {
      heading: 'What to ask next?',
      questions: [
        'What surprises you most about it?',
        'What would you like to know that nobody has told you yet?',
        'Whom does it affect, and how does it touch daily life?',
        'What is disputed, and what are the arguments on each side?',
        'Which open question would change the field if it were answered?',
      ],
    },
    where: {
      heading: 'Where to look?',
      questions: [
        'Who could you ask: a teacher, a librarian, your family?',
        'Which encyclopaedia or textbook has a chapter on {t}?',
        'Which museum, archive or public data collection could help?',
        'Which review articles give an overview, and how recent are they?',
        'Which primary sources and data sets can be checked directly?',
      ],
    },
    first: {
      heading: 'What came first?',
      questions: [
        'When did you first hear of {t}?',
        'What is the earliest date that can be found for {t}?',
        'What had to exist or happen before it could begin?',
        'Which source names the beginning, and how was it dated?',
        'Does the beginning depend on the definition that is used?',
      ],
    },
    order: {
      heading: 'What happened, and in which order?',
      questions: [
        'What happened first, next and last?',
        'Which three events would you put on a timeline?',
        'Which dates are certain, and which are estimates?',
        'Into which periods can the time be divided, and why there?',
        'Which events happened at the same time, and are they connected?',
      ],
    },
    change: {
      heading: 'What were the turning points?',
      questions: [
        'When did something change a lot?',
        'Which event made everything after it different?',
        'Who or what brought the change about?',
        'Was the change sudden, or had it been prepared for long?',
        'Would the course have been different without this event?',
      ],
    },
    after: {
      heading: 'What came after?',
      questions: [
        'What is different today because of it?',
        'What followed soon after, and what much later?',
        'Which effects lasted, and which faded away?',
        'How has the view of it changed over time?',
        'Which trends can be carried on into the future, and how safely?',
      ],
    },
  },
};
