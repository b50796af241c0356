package npuc.local.sqlite;

import java.util.EnumSet;
import java.util.Set;
import npuc.compilation.Filter;
import npuc.compilation.Phase;
import npuc.compilation.Scope;

/** The index from which a list is read: what it is of needs no look at rows. */
enum CompilationIndex {
  MODEL,
  CREATOR,
  HASH,
  PLATFORM,
  PHASE,
  IDS;

  private static final int WHOLE_HASH = 64;

  /** From here on a beginning tells as much as the whole: few hashes share it. */
  private static final int TELLING_HASH = 12;

  /** The one that leaves least to be looked at. */
  static CompilationIndex of(Scope scope, Filter filter) {
    if (filter.search().models().isPresent()) {
      return MODEL;
    }
    if (filter.set().isPresent()) {
      return IDS;
    }
    if (filter.createdBy().isPresent()) {
      return CREATOR;
    }
    int hash = filter.hash().map(String::length).orElse(0);
    if (hash >= TELLING_HASH || (hash > 0 && scope instanceof Scope.Of)) {
      return HASH;
    }
    if (filter.platform().isPresent()) {
      return PLATFORM;
    }
    return filter.phases().isEmpty() ? IDS : PHASE;
  }

  /** How a statement names it; all of all models are read in the order of the table itself. */
  String clause(Scope scope) {
    boolean isOfVersion = scope instanceof Scope.Of;
    return switch (this) {
      case MODEL -> "INDEXED BY compilation_of_model";
      case CREATOR -> "INDEXED BY " + (isOfVersion ? "compilation_by_creator" : "every_by_creator");
      case HASH -> "INDEXED BY " + (isOfVersion ? "compilation_by_hash" : "every_by_hash");
      case PLATFORM ->
          "INDEXED BY " + (isOfVersion ? "compilation_by_platform" : "every_by_platform");
      case PHASE -> "INDEXED BY " + (isOfVersion ? "compilation_by_phase" : "every_by_phase");
      case IDS -> isOfVersion ? "INDEXED BY compilation_of_version" : "";
    };
  }

  /** The phases that are ranges of it, as only within one its entries are in the order of ids. */
  Set<Phase> ranges(Filter filter) {
    boolean isInOrder =
        switch (this) {
          case MODEL, IDS -> true;
          case PHASE -> filter.phases().isEmpty();
          case HASH -> filter.hash().orElse("").length() < WHOLE_HASH && filter.phases().isEmpty();
          case CREATOR, PLATFORM -> false;
        };
    if (isInOrder) {
      return Set.of();
    }
    return filter.phases().isEmpty() ? EnumSet.allOf(Phase.class) : filter.phases();
  }
}
