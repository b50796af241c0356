import type { Texts } from '../en';

export const shell: Texts['shell'] = {
  skip: '본문으로 건너뛰기',
  tagline: '모델 컴파일',
  reference: 'API',
  language: '언어',
  theme: '테마',
  themes: { system: '시스템', light: '밝게', dark: '어둡게' },
  lost: '서비스에 연결할 수 없습니다. 화면의 내용이 오래되었을 수 있으며, 계속 다시 연결하고 있습니다.',
  back: '서비스에 다시 연결되었습니다.',
  notFound: '없는 페이지입니다.',
  toModels: '모델 목록으로',
  navigation: '주요 메뉴',
  version: (version) => `npuc ${version}`,
  menu: '메뉴',
  breadcrumb: '현재 위치',
};
