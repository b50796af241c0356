import type { Texts } from '../en';

export const actions: Texts['actions'] = {
  recompile: '다시 컴파일',
  stop: '중지',
  delete: '삭제',
  recompileActive: '아직 끝나지 않았습니다. 끝날 때까지 기다리거나 먼저 중지하세요.',
  recompileNoOptions: '저장된 옵션이 없습니다.',
  stopEnded: (phase) => `이미 끝났습니다: ${phase}.`,
  stopStopping: '이미 중지하는 중입니다.',
  deleteActive: '아직 끝나지 않았습니다. 먼저 중지하세요.',
  stopTitle: '이 컴파일을 중지할까요?',
  stopLead: '컴파일러를 종료합니다. 로그는 남고, 완성되지 않은 파일은 제거됩니다.',
  deleteTitle: '이 컴파일을 완전히 삭제할까요?',
  deleteGoes: '기록, 이력, 로그와 완성되지 않은 파일이 제거됩니다.',
  deleteStays: '게시된 파일과 등록된 아티팩트는 남으므로 배포된 것은 영향을 받지 않습니다.',
  keepAll: '그대로 두기',
  keep: '그대로 두기',
};
