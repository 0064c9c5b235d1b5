import { expect, it } from 'vitest';
import { detectLanguage } from './language.ts';

it.each([
  ['en', 'The river flows through eleven countries and ends in a wide delta at the sea.'],
  ['es', 'El río atraviesa once países y termina en un amplio delta junto al mar.'],
  ['fr', 'Le fleuve traverse onze pays et se termine dans un large delta près de la mer.'],
  ['de', 'Der Fluss durchquert elf Länder und mündet in einem breiten Delta ins Meer.'],
  ['pt', 'O rio atravessa onze países e termina num amplo delta junto ao mar, não longe da cidade.'],
  ['ru', 'Река протекает через одиннадцать стран и впадает в море широкой дельтой.'],
  ['ar', 'يجري النهر عبر إحدى عشرة دولة وينتهي في دلتا واسعة عند البحر.'],
  ['hi', 'नदी ग्यारह देशों से होकर बहती है और समुद्र में एक चौड़े डेल्टा में समाप्त होती है।'],
  ['zh', '这条河流经十一个国家，在海边形成宽阔的三角洲。'],
  ['ja', 'この川は十一か国を流れ、海に広い三角州をつくる。'],
  ['ko', '이 강은 열한 나라를 지나 바다에 넓은 삼각주를 이룬다. 그리고 매우 길다고 한다.'],
])('tells %s', (tag, text) => {
  expect(detectLanguage(text)).toBe(tag);
});

it('does not guess from nothing', () => {
  expect(detectLanguage('')).toBeUndefined();
  expect(detectLanguage('1789 — 42 %')).toBeUndefined();
  expect(detectLanguage('Hello.')).toBeUndefined();
});
