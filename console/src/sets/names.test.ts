import { expect, test } from 'vitest';
import type { Option, Platform } from '../api/types';
import { en } from '../i18n/en';
import { namesOf } from './names';
import { member } from './testMember';

const optimise = { name: 'optimise', title: 'Optimise for' } as Option;
const platforms = [{ name: 'ethos-u', options: [optimise] } as Platform];

test('a member is called by its target, and by what differs among those of one, as the form calls it', () => {
  const members = [
    member({ options: { optimise: 'Size', arena: 1 } }),
    member({ options: { optimise: 'Performance', arena: 1, other: [1, 2] } }),
    member({ target: 'ethos-u85-256', options: { optimise: 'Size' } }),
  ];
  expect(namesOf(members, platforms, en)).toEqual([
    'ethos-u55-128 · Optimise for: Size · other: -',
    'ethos-u55-128 · Optimise for: Performance · other: 1, 2',
    'ethos-u85-256',
  ]);
});

test('different targets of different precision are not compared as if they were alike', () => {
  const rockchip = (target: string, precision: string | null) =>
    member({ platform: 'rockchip', target, options: { target, precision } });
  const names = (...members: ReturnType<typeof rockchip>[]) => namesOf(members, platforms, en);
  expect(names(rockchip('rk3588', 'int8'), rockchip('rk3566', 'fp16'), member({}))).toEqual([
    'rk3588 · precision: int8',
    'rk3566 · precision: fp16',
    'ethos-u55-128',
  ]);
  expect(names(rockchip('rk3588', 'int8'), rockchip('rk3566', 'int8'))).toEqual(['rk3588', 'rk3566']);
  expect(names(rockchip('rk3588', 'int8'), rockchip('rk3588', 'fp16'))[1]).toBe('rk3588 · precision: fp16');
});
