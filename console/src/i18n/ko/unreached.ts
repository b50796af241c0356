import type { Texts } from '../en';

export const unreached: Texts['unreached'] = {
  reading: '서비스에 연결할 수 없습니다. 응답할 때까지 계속 다시 연결합니다.',
  making: '서비스가 응답하지 않았습니다. 다시 시도하세요. 여러 번 보내도 하나만 만들어집니다.',
  doing: '서비스가 응답하지 않았습니다. 다시 시도하기 전에 실행되었는지 확인하세요.',
};
