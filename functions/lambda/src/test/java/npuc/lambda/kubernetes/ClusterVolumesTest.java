package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import java.util.stream.Collectors;
import npuc.registry.ModelVolumes;
import npuc.registry.VolumeUri;
import org.junit.jupiter.api.Test;

class ClusterVolumesTest {
  private static final String COMPILATION = "wake/.npuc-staging/c-01kaxf8z3v5d6y7w8x9q0r1s2t";
  private static final VolumeUri ATTEMPT = new VolumeUri("models", COMPILATION + "/1");

  @Test
  void asksForOneJobHoweverOftenAFolderIsToBeRemoved() {
    try (var cluster = new MockCluster()) {
      var volumes =
          new ClusterVolumes(() -> cluster.client, TestSettings.in(MockCluster.NAMESPACE));

      volumes.removeStaging(ATTEMPT);
      volumes.removeStaging(ATTEMPT);
      volumes.removeStaging(new VolumeUri("models", COMPILATION));

      assertEquals(
          Set.of("npuc-01kaxf8z3v5d6y7w8x9q0r1s2t-r-1", "npuc-01kaxf8z3v5d6y7w8x9q0r1s2t-r"),
          cluster
              .client
              .batch()
              .v1()
              .jobs()
              .inNamespace(MockCluster.NAMESPACE)
              .list()
              .getItems()
              .stream()
              .map(job -> job.getMetadata().getName())
              .collect(Collectors.toSet()));
    }
  }

  @Test
  void neverAsksForTheRemovalOfAnythingElse() {
    try (var cluster = new MockCluster()) {
      var volumes =
          new ClusterVolumes(() -> cluster.client, TestSettings.in(MockCluster.NAMESPACE));

      for (String path : Set.of("wake", "wake/.npuc-staging", "wake/model.tflite")) {
        assertThrows(
            IllegalArgumentException.class,
            () -> volumes.removeStaging(new VolumeUri("models", path)));
      }
    }
  }

  @Test
  void seesNothingFromHere() {
    try (var cluster = new MockCluster()) {
      var volumes =
          new ClusterVolumes(() -> cluster.client, TestSettings.in(MockCluster.NAMESPACE));

      assertEquals(new ModelVolumes.Presence.Unseen(), volumes.look(ATTEMPT));
      assertFalse(volumes.read(ATTEMPT, 100).isPresent());
    }
  }
}
