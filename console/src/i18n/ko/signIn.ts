import type { Texts } from '../en';

export const signIn: Texts['signIn'] = {
  working: '로그인하는 중',
  failed: '로그인하지 못했습니다.',
  again: '로그인',
  refused: '발급자가 거부했습니다:',
  signedOut: '로그아웃되었습니다.',
  lapsed: '로그인이 만료되었거나 취소되었습니다. 입력한 내용은 그대로 있으니 다시 로그인하여 계속하십시오.',
  beside: '로그인을 위한 창이 따로 열리며, 돌아오면 닫힙니다.',
  noWindow: '브라우저가 창을 열지 않았습니다. 이 페이지의 창을 허용한 뒤 다시 시도하십시오.',
  unknownState: '발급자의 응답이 여기서 시작한 로그인의 것이 아닙니다.',
  noSettings: '콘솔 설정을 읽지 못했습니다.',
  token: '액세스 토큰',
  tokenHint: 'npuc_로 시작합니다. 이 페이지에만 머물며, 떠나거나 새로 고치면 잊힙니다.',
  tokenAsked: '이 서비스에는 액세스 토큰이 필요합니다.',
  tokenWhere: '팀의 관리자나 서비스를 운영하는 사람이 만들어 줍니다: scripts/npuc-admin token create.',
  notTaken: '서비스가 이 토큰을 받아들이지 않습니다. 만료되었거나 삭제되었을 수 있습니다.',
  signOut: '로그아웃',
};
