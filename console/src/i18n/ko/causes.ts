import type { CauseCode } from '../codes/causes';
import type { Sentences } from '../codes/sentences';
import { koCompilerCauses } from './compilerCauses';
import { koModelCauses } from './modelCauses';
import { koOptionCauses } from './optionCauses';
import { koServiceCauses } from './serviceCauses';
import { koSourceCauses } from './sourceCauses';

/** Of every cause in causes.json; one that is missing does not compile. */
export const koCauses: Sentences<CauseCode> = {
  ...koCompilerCauses,
  ...koModelCauses,
  ...koOptionCauses,
  ...koServiceCauses,
  ...koSourceCauses,
};
