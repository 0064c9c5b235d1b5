import { expect, it } from 'vitest';
import { isQuestion } from './question.ts';

it.each([
  'why is the sky dark at night',
  'Black holes?',
  'Warum ist der Himmel blau',
  '¿Por qué vuelan los aviones',
  'pourquoi le ciel est-il bleu',
  'por que o céu é azul',
  'почему небо голубое днём',
  '天空为什么是蓝色的吗',
  '为什么天是蓝的',
  'なぜ空は青いのか',
  'لماذا السماء زرقاء في النهار',
  'क्यों आसमान नीला है',
])('%s is a question', (topic) => {
  expect(isQuestion(topic)).toBe(true);
});

it.each(['Black holes', 'What If', 'WHO', 'The Black Death', 'Warum', '量子力学', 'French Revolution'])(
  '%s is a name',
  (topic) => {
    expect(isQuestion(topic)).toBe(false);
  },
);
