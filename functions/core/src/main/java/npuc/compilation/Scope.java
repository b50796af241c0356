package npuc.compilation;

import npuc.id.VersionId;

/** Which compilations a list is of. */
public sealed interface Scope {

  /** Those of one version. */
  record Of(VersionId version) implements Scope {}

  /** Those of every version of every model. */
  record Everything() implements Scope {}

  Scope EVERYTHING = new Everything();
}
