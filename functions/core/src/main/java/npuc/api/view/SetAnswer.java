package npuc.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.caller.CallerName;
import npuc.comparison.Measures;
import npuc.compilation.CompilationSet;
import npuc.compilation.Phase;
import npuc.id.CompilationSetId;
import npuc.id.ModelId;
import npuc.id.VersionId;

/**
 * A set of compilations, with what tells which of them suits best.
 *
 * @param of how many were asked for
 * @param made how many of these there are; fewer while they are made, or when one is deleted
 * @param done how many of those came to their end, whichever it is
 * @param phases how many are in each phase that any is in
 */
record SetAnswer(
    CompilationSetId id,
    ModelId modelId,
    VersionId versionId,
    Optional<String> modelName,
    Optional<String> versionName,
    Instant createdAt,
    Optional<CallerName> createdBy,
    int of,
    int made,
    int done,
    Map<Phase, Integer> phases,
    List<MemberAnswer> compilations) {

  static SetAnswer of(CompilationSet set, RowNames names, List<MemberAnswer> members) {
    var first = set.members().getFirst();
    return new SetAnswer(
        set.id(),
        first.modelId(),
        first.versionId(),
        names.ofModel(first),
        names.ofVersion(first),
        first.createdAt(),
        first.createdBy(),
        set.of(),
        set.members().size(),
        set.done(),
        set.phases(),
        members);
  }

  /**
   * A member: an entry of a list, and what it made.
   *
   * @param target what its files are for, such as {@code ethos-u85-256}
   */
  record MemberAnswer(
      String target,
      @JsonUnwrapped Measures measures,
      @JsonUnwrapped ListedCompilationAnswer row) {}
}
