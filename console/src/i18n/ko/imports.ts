import type { Texts } from '../en';

export const imports: Texts['imports'] = {
  action: '가져오기',
  title: '레지스트리에서 가져오기',
  lead: '모델과 버전을 파일 위치와 함께 여기에 한 번 만듭니다. 결과는 그 레지스트리에도 게시됩니다.',
  registry: '레지스트리',
  search: '이름에 포함된 글자',
  model: '모델',
  version: '버전',
  none: '그런 모델이 없습니다.',
};
