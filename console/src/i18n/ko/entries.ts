import type { Texts } from '../en';

export const entries: Texts['entries'] = {
  rename: '이름 변경',
  renameLead: '이전 컴파일처럼 이름이 복사된 곳에는 예전 이름이 그대로 남습니다.',
  archive: '보관',
  archiveLead: '새로운 것을 만들 수 없고 목록에서 빠집니다. 진행 중인 작업은 그대로 끝납니다.',
  unarchive: '보관 해제',
  unarchiveLead: '다시 목록에 나타나고 컴파일할 수 있습니다.',
  archived: '(보관됨)',
  deleteTitle: (name: string) => `${name}: 완전히 삭제할까요?`,
  deleteLead: '파일은 건드리지 않습니다. 다른 것이 아직 필요로 하면 삭제되지 않고 그 이유가 표시됩니다.',
};
