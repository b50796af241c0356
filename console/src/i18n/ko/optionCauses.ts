import type { Has, Said } from '../codes/sentences';

/** What is wrong with options. */
export const koOptionCauses = {
  OptionsUnknown: (p: Said) => `이 작업 이미지가 모르는 옵션: ${p('options')}.`,
  OptionNotText: (p: Said) => `옵션 ${p('option')}은(는) '-'로 시작하지 않는 텍스트여야 합니다.`,
  OptionNotNumber: (p: Said) => `옵션 ${p('option')}은(는) 0 이상의 정수여야 합니다.`,
  OptionNotFlag: (p: Said) => `옵션 ${p('option')}은(는) true 또는 false여야 합니다.`,
  OptionNotList: (p: Said) => `옵션 ${p('option')}은(는) 목록이어야 합니다.`,
  OptionNotOneOf: (p: Said) => `옵션 ${p('option')}은(는) 다음 중 하나여야 합니다: ${p('allowed')}.`,
  OptionOutOfRange: (p: Said) => `옵션 ${p('option')}은(는) ${p('min')}에서 ${p('max')}까지여야 합니다.`,
  NoArgumentsTaken: (p: Said) => `${p('platform')}은(는) 추가 인자를 받지 않습니다. 비워 두십시오.`,
  ArgumentNotAllowed: (p: Said) => `추가 인자 ${p('argument')}은(는) 쓸 수 없습니다.`,
  OperatorUnknown: (p: Said) =>
    `옵션 ${p('option')}에는 CONV_2D 같은 TFLite 연산자 이름이 있어야 합니다. 아닌 것: ${p('operator')}.`,
  IniTooLong: () => '옵션 velaIni는 16 KiB 이하의 텍스트여야 합니다.',
  IniLineUnreadable: (p: Said) => `옵션 velaIni의 ${p('line')}번째 줄을 vela가 읽지 못합니다.`,
  IntegersOnly: (p: Said) =>
    `${p('target')}에는 옵션 ${p('option')}이(가) ${p('allowed')}여야 합니다. NPU(HTP v${p('version')})가 정수만 계산합니다.`,
  PrecisionOfTarget: (p: Said) =>
    `${p('target')}에는 옵션 ${p('option')}이(가) 다음 중 하나여야 합니다: ${p('allowed')}.`,
  CalibrationUnused: (p: Said) =>
    `precision ${p('precision')}에서는 옵션 ${p('option')}을(를) 비워 두어야 합니다.`,
  CalibrationNeeded: (p: Said) =>
    `precision ${p('precision')}에는 표본이 필요합니다. 각 입력을 ${p('option')}으로 넣으십시오.`,
  ChannelNumbersWrong: (p: Said) =>
    `옵션 ${p('option')}에는 ${p('input')}의 수가 ${p('most')}개 이하여야 하며, std는 0보다 커야 합니다.`,
  InputsNotOnce: (p: Said) =>
    `옵션 ${p('option')}에는 각 입력이 ${p('example')}처럼 한 번씩 있어야 합니다. 맞지 않는 것: ${p('given')}.`,
  SamplesNotBeside: (p: Said) =>
    `${p('option')}의 파일은 모델과 같은 폴더에 있어야 합니다. 모델과 함께 담긴 폴더를 등록하여 컴파일하십시오.`,
  ShapesWrong: (p: Said) =>
    `옵션 ${p('option')}에는 각 입력과 크기가 x=1x3x224x224처럼 한 번씩 있어야 합니다. 맞지 않는 것: ${p('given')}.`,
  BucketWrong: (p: Said) =>
    `${p('option')}의 각 버킷은 ${p('parts') === '2' ? '[배치, 길이]' : '[배치, 어텐션, 입력]'}여야 합니다.`,
  KeysWrong: (p: Said) =>
    `옵션 ${p('option')}에는 ${p('pattern')} 형식의 키를 ${p('most')}개까지 쓸 수 있습니다.`,
  KeysKept: (p: Said) => `옵션 leaveOutConfigKeys: ${p('what')}`,
  NoKeyRefused: (p: Said) =>
    `SDK ${p('sdk')}이(가) 거부하는 키가 없으므로 옵션 leaveOutConfigKeys를 비워 두십시오.`,
  KeyIgnored: (p: Said) => `fxb가 ${p('key')}을(를) 보지 않으므로 제외할 필요가 없습니다.`,
  KeyBelow: (p: Said) =>
    `fxb가 ${p('above')} 전체를 거부하므로 ${p('key')} 대신 ${p('above')}을(를) 제외하십시오.`,
  KeyRead: (p: Said) =>
    `fxb가 ${p('key')}을(를) 읽으므로 제외할 수 없습니다. 제외하면 다른 모델의 값을 쓰게 됩니다.`,
  KeyHinted: (p: Said) => `${p('key')}은(는) 제외할 수 없습니다. ${p('hint')}`,
  KeyMatters: (p: Said) =>
    `${p('key')}의 지금 값은 모델의 계산이나 서빙에 영향을 줄 수 있어 제외할 수 없습니다. 이 키가 없는 모델을 쓰십시오.`,
} satisfies Record<string, (p: Said, has: Has) => string>;
