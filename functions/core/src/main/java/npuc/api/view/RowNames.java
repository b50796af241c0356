package npuc.api.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.registry.Model;
import npuc.registry.ModelRegistry;
import npuc.registry.Version;

/**
 * What the models and versions of a page are called now, each read once; one that is gone has no
 * name.
 */
record RowNames(Map<ModelId, Optional<String>> models, Map<VersionId, Optional<String>> versions) {

  static RowNames of(List<Compilation> page, ModelRegistry registry) {
    var models = new HashMap<ModelId, Optional<String>>();
    var versions = new HashMap<VersionId, Optional<String>>();
    for (Compilation row : page) {
      models.computeIfAbsent(row.modelId(), id -> registry.findModel(id).map(Model::name));
      versions.computeIfAbsent(
          row.versionId(), id -> registry.findVersion(row.modelId(), id).map(Version::name));
    }
    return new RowNames(models, versions);
  }

  Optional<String> ofModel(Compilation row) {
    return models.getOrDefault(row.modelId(), Optional.empty());
  }

  Optional<String> ofVersion(Compilation row) {
    return versions.getOrDefault(row.versionId(), Optional.empty());
  }
}
