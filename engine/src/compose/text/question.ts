/** Topics that are questions: "why is the sky dark at night". */

const MARKED = /\p{L}.*[?？؟]\s*$/su;
/** Words that open a question; two more words must follow, so that "What If" and the WHO stay names. */
const OPENED =
  /^[¿\s]*(?:why|how|what|when|where|who|whom|whose|which|does|do|did|is|are|was|were|can|warum|wieso|weshalb|wie|wann|wo|woher|wer|welche[rsnm]?|por qué|cómo|qué|quién(?:es)?|cuándo|dónde|cuál(?:es)?|pourquoi|comment|qu['’]est-ce|est-ce|quand|où|quel(?:le)?s?|por que|quem|quando|onde|qual|quais|почему|зачем|как|когда|где|кто|что|какой|какая|какие|لماذا|كيف|متى|أين|هل|ماذا|कैसे|क्यों|क्या)(?:\s+\S+){2}/iu;
const UNSPACED = /^(?:为什么|為什麼|怎么|怎样|如何|为何|なぜ|どうして|どう|いつ)|[吗嗎]$|(?:です|ます|の|だろう)か$/u;

/** Whether a topic is asked as a question, in any of the product's languages. */
export function isQuestion(topic: string): boolean {
  const text = topic.trim();
  return MARKED.test(text) || OPENED.test(text) || UNSPACED.test(text);
}
