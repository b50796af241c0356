package npuc.control;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Filter;
import npuc.compilation.Phase;
import npuc.compilation.Scope;
import npuc.paging.Page;
import npuc.refusal.Held;
import npuc.refusal.Holder;
import npuc.registry.Artifact;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;
import npuc.registry.Version;

/** What holds an entry of the registry, so that it can't be deleted. */
record Holders(ModelRegistry registry, CompilationStore store) {
  private static final Set<Phase> UNDER_WAY =
      EnumSet.allOf(Phase.class).stream().filter(Phase::isUnderWay).collect(Collectors.toSet());

  /** The versions of a model. */
  Held of(Model model) {
    return Held.of(
        Page.all(page -> registry.versions(model.id(), page))
            .map(it -> new Holder("version", it.id().toString(), Optional.of(it.name()))));
  }

  /** The artifacts and the compilations of a version. */
  Held of(Version version) {
    Stream<Holder> artifacts =
        Page.all(page -> registry.artifacts(version.id(), page))
            .map(it -> new Holder("artifact", it.id().toString(), Optional.of(it.name())));
    var scope = new Scope.Of(version.id());
    Stream<Holder> compilations =
        Page.all(page -> store.list(scope, Filter.ALL, page)).map(Holders::holder);
    return Held.of(Stream.concat(artifacts, compilations));
  }

  /** The compilations that are under way and compile an artifact. */
  Held of(Artifact artifact) {
    var underWay =
        new Filter(
            UNDER_WAY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Held.of(
        Page.all(page -> store.list(new Scope.Of(artifact.versionId()), underWay, page))
            .filter(it -> it.spec().baseArtifact().id().equals(artifact.id()))
            .map(Holders::holder));
  }

  private static Holder holder(Compilation compilation) {
    return new Holder("compilation", compilation.id().toString(), compilation.description().name());
  }
}
