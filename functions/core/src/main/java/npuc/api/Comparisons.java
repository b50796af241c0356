package npuc.api;

import java.util.Optional;
import npuc.api.http.ApiRequest;
import npuc.api.http.QueryParameter;
import npuc.api.view.ComparisonAnswer;
import npuc.comparison.Differences;
import npuc.comparison.Differences.Side;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.id.CompilationId;
import npuc.refusal.Fault;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/** Two compilations beside each other. */
record Comparisons(CompilationStore store, Summaries summaries) {

  Outcome<ComparisonAnswer> compare(ApiRequest request) {
    Optional<CompilationId> a = request.query(QueryParameter.A);
    Optional<CompilationId> b = request.query(QueryParameter.B);
    if (a.isEmpty() || b.isEmpty()) {
      return missing(a, b);
    }
    return find(a.get())
        .flatMap(first -> find(b.get()).map(second -> compare(side(first), side(second))));
  }

  private static ComparisonAnswer compare(Side a, Side b) {
    return ComparisonAnswer.of(a.compilation(), b.compilation(), Differences.between(a, b));
  }

  private static Outcome<ComparisonAnswer> missing(
      Optional<CompilationId> a, Optional<CompilationId> b) {
    var violations = new Violations();
    violations.require(a.isPresent(), "a", missing("must name one of two compilations, {example}"));
    violations.require(
        b.isPresent(), "b", missing("must name the other of two compilations, {example}"));
    return Outcome.refused(violations.refusal());
  }

  private static Fault missing(String form) {
    return Fault.of(ViolationCode.REQUIRED, form).with("example", "c-...");
  }

  private Outcome<Compilation> find(CompilationId id) {
    return store
        .find(id)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound("compilation", id.toString())));
  }

  private Side side(Compilation compilation) {
    return new Side(compilation, summaries.of(compilation));
  }
}
