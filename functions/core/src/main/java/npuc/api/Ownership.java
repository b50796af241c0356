package npuc.api;

import npuc.api.http.ApiRequest;
import npuc.caller.Access;
import npuc.caller.Role;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSet;
import npuc.compilation.CompilationStore;
import npuc.id.CompilationId;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;

/** Keeps callers from ending the compilations of others, where only owners may. */
public record Ownership(Access access, CompilationStore store) {

  /** The compilation that the path names, if its caller may end it. */
  Outcome<CompilationId> ended(ApiRequest request) {
    return access.ownersOnly()
        ? Lookup.compilation(request, store).flatMap(found -> owned(found, request))
        : Lookup.compilationId(request);
  }

  /** The set that the path names, if its caller may end each of its members. */
  Outcome<CompilationSet> endedSet(ApiRequest request) {
    return Lookup.compilationSet(request, store).flatMap(set -> owned(set, request));
  }

  private Outcome<CompilationSet> owned(CompilationSet set, ApiRequest request) {
    return set.members().stream().allMatch(one -> isOwned(one, request))
        ? Outcome.done(set)
        : forbidden();
  }

  private Outcome<CompilationId> owned(Compilation found, ApiRequest request) {
    return isOwned(found, request) ? Outcome.done(found.id()) : forbidden();
  }

  private boolean isOwned(Compilation found, ApiRequest request) {
    return !access.ownersOnly() || access.mayEnd(Role.ADMIN, request.caller(), found.createdBy());
  }

  private static <T> Outcome<T> forbidden() {
    return Outcome.refused(
        RefusalCode.FORBIDDEN,
        "Only who created it may do this, or who has the role %s.".formatted(Role.ADMIN.word()));
  }
}
