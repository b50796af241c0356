import type { Texts } from '../en';

export const durations: Texts['durations'] = {
  milliseconds: (count) => `${count}밀리초`,
  seconds: (count) => `${count}초`,
  minutes: (count) => `${count}분`,
  hours: (count) => `${count}시간`,
  justNow: '방금 전',
};
