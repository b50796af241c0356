import type { Texts } from '../en';

export const models: Texts['models'] = {
  title: '모델',
  lead: '모델을 선택하여 버전을 NPU용으로 컴파일하세요.',
  create: '새 모델',
  createLead: '모델은 같은 네트워크의 버전들을 묶습니다. 이름은 어떤 언어로도 쓸 수 있습니다.',
  description: '설명',
  empty: '아직 등록된 모델이 없습니다.',
  emptyHint: '첫 모델을 등록한 뒤 버전을 추가하고, 컴파일할 파일을 그 버전에 등록하세요.',
  versions: '버전',
  createVersion: '새 버전',
  createVersionLead: '버전은 모델의 한 상태에 속하는 파일들을 담습니다.',
  versionPlaceholder: '1',
  noVersions: '이 모델에는 아직 버전이 없습니다.',
  noVersionsHint: '버전을 추가하고 컴파일할 파일을 등록하세요.',
  version: '버전',
  search: '이름으로 검색',
  archivedToo: '보관된 것도 표시',
  noneFound: '여기서는 찾지 못했습니다.',
  noneFoundHint: '이름의 일부만 입력하거나 보관된 것도 찾아보세요. 다음 페이지에 더 있을 수 있습니다.',
  gone: '이 모델은 없습니다.',
  versionGone: '이 버전은 없습니다.',
};
