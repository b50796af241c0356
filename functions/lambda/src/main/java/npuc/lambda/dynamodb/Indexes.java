package npuc.lambda.dynamodb;

import npuc.compilation.Scope;

/**
 * The indexes from which a list is read.
 *
 * @param prefix what the owner of an entry begins with; empty in those of all models
 */
record Indexes(Index all, Index byPhase, Index byHash, Index byCreator, String prefix) {

  static Indexes of(Scope scope) {
    return switch (scope) {
      case Scope.Of(var version) ->
          new Indexes(
              Schema.BY_VERSION,
              Schema.BY_PHASE,
              Schema.BY_HASH,
              Schema.BY_CREATOR,
              version.toString());
      case Scope.Everything() ->
          new Indexes(
              Schema.BY_ALL, Schema.ALL_BY_PHASE, Schema.ALL_BY_HASH, Schema.ALL_BY_CREATOR, "");
    };
  }

  /** Whose entries are all of them. */
  String owner() {
    return prefix.isEmpty() ? CompilationItem.ALL : prefix;
  }

  /** Whose entries are those of a phase, a hash or a caller. */
  String owner(String part) {
    return prefix.isEmpty() ? part : prefix + "#" + part;
  }
}
