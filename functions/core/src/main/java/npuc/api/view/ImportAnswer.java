package npuc.api.view;

import npuc.registry.Artifact;
import npuc.registry.Model;
import npuc.registry.Version;

/** What was imported, as it is registered. */
public record ImportAnswer(Model model, Version version, ArtifactAnswer artifact) {

  public static ImportAnswer of(Model model, Version version, Artifact artifact) {
    return new ImportAnswer(model, version, ArtifactAnswer.of(artifact));
  }
}
