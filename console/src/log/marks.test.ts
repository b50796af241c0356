import { expect, test } from 'vitest';
import { markedParts } from './marks';

test('every place is marked, large or small letters alike', () => {
  expect(markedParts('NPU and npu', 'npu')).toEqual([
    { text: 'NPU', isMarked: true },
    { text: ' and ', isMarked: false },
    { text: 'npu', isMarked: true },
  ]);
});

test('a line without it stays whole', () => {
  expect(markedParts('cpu', 'npu')).toEqual([{ text: 'cpu', isMarked: false }]);
});

test('a mark stands where the text is, also after a letter that is two in small', () => {
  expect(markedParts('İİ of the npu', 'NPU')).toEqual([
    { text: 'İİ of the ', isMarked: false },
    { text: 'npu', isMarked: true },
  ]);
  expect(markedParts('İstanbul', 'istanbul')).toEqual([{ text: 'İstanbul', isMarked: true }]);
});
