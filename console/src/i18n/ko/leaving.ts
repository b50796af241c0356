import type { Texts } from '../en';

export const leaving: Texts['leaving'] = {
  title: '저장하지 않고 닫을까요?',
  lead: '입력한 내용이 사라집니다.',
  stay: '계속 편집',
  leave: '닫기',
};
