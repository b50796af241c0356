import { actions } from './actions';
import { artifacts } from './artifacts';
import { browse } from './browse';
import { bulk } from './bulk';
import { common } from './common';
import { comparison } from './comparison';
import { compilations } from './compilations';
import { create } from './create';
import { detail } from './detail';
import { durations } from './durations';
import { entries } from './entries';
import { home } from './home';
import { imports } from './imports';
import { leaving } from './leaving';
import { log } from './log';
import { models } from './models';
import { phases } from './phases';
import { reasons } from './reasons';
import { results } from './results';
import { register } from './register';
import { shell } from './shell';
import { signIn } from './signIn';
import { unreached } from './unreached';
import { upload } from './upload';
import { useIt } from './useIt';
import { watch } from './watch';

/** Every text of the console, a file for each part. The other languages have the same shape, or they do not compile. */
export const en = {
  shell,
  common,
  unreached,
  durations,
  leaving,
  models,
  entries,
  artifacts,
  upload,
  imports,
  register,
  browse,
  home,
  compilations,
  bulk,
  comparison,
  phases,
  actions,
  create,
  detail,
  reasons,
  results,
  useIt,
  log,
  signIn,
  watch,
};

export type Texts = typeof en;
