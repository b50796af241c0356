import type { Texts } from '../en';

export const watch: Texts['watch'] = {
  ask: '끝나면 알림 받기',
  willTell: '다른 화면을 보고 있으면 끝날 때 알림으로 알려 드립니다.',
};
