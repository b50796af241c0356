import type { Texts } from '../en';

export const log: Texts['log'] = {
  title: (step, attempt) => `${step} 로그, 시도 ${attempt}`,
  search: '로그 검색',
  matches: (count) => `${count}줄`,
  follow: '따라가기',
  live: '실시간',
  complete: '완료',
  empty: '아직 기록된 것이 없습니다.',
  emptyComplete: '기록된 것이 없습니다.',
  nothingFound: '일치하는 줄이 없습니다.',
  cut: (count) => `앞의 ${count}줄은 표시하지 않습니다. 내려받으면 모두 볼 수 있습니다.`,
  download: '로그 내려받기',
};
