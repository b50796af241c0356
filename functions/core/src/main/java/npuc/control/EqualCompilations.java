package npuc.control;

import java.util.List;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Filter;
import npuc.hash.OptionsHash;
import npuc.id.CompilationId;
import npuc.id.VersionId;

/**
 * Finds the compilations of a version with the same options hash that made their files: newest
 * first, at most 10. Nothing is reused silently; a person decides.
 */
public final class EqualCompilations {
  private static final int MOST = 10;

  private final CompilationStore store;

  public EqualCompilations(CompilationStore store) {
    this.store = store;
  }

  /** Those that a compilation to be would be equal to. */
  public List<CompilationId> of(VersionId version, OptionsHash hash) {
    return find(version, hash).stream().limit(MOST).toList();
  }

  /** Those that a compilation is equal to, without itself. */
  public List<CompilationId> to(Compilation compilation) {
    return find(compilation.versionId(), compilation.spec().optionsHash()).stream()
        .filter(id -> !id.equals(compilation.id()))
        .limit(MOST)
        .toList();
  }

  /** One more than are shown, as the one that asks may be among them. */
  private List<CompilationId> find(VersionId version, OptionsHash hash) {
    return store.newest(version, Filter.equalTo(hash.value()), MOST + 1);
  }
}
