package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.Optional;

/**
 * Where a Job's scratch space lies: on its node's disk, or on a volume that is made for the pod and
 * goes with it. What a Job may use it also requests: a node never promises the same disk twice, and
 * a pod that takes more is evicted alone.
 *
 * @param scratch bytes
 * @param storageClass of the volume; empty for the node's disk
 */
record JobDisk(npuc.platform.Quantity scratch, Optional<String> storageClass) {
  /** The log, which the job program keeps below 10 MiB, and the kubelet's own files. */
  private static final long BESIDE_SCRATCH = 256L << 20;

  Volume volume() {
    return storageClass
        .map(this::own)
        .orElseGet(
            () ->
                new VolumeBuilder()
                    .withName("scratch")
                    .withNewEmptyDir()
                    .withSizeLimit(bytes(scratch.wholeUnits()))
                    .endEmptyDir()
                    .build());
  }

  /** What is requested of the node's disk, and the limit. */
  Quantity ofNode() {
    long scratchThere = storageClass.isPresent() ? 0 : scratch.wholeUnits();
    return bytes(scratchThere + BESIDE_SCRATCH);
  }

  private Volume own(String name) {
    return new VolumeBuilder()
        .withName("scratch")
        .withNewEphemeral()
        .withNewVolumeClaimTemplate()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withStorageClassName(name)
        .withNewResources()
        .addToRequests("storage", bytes(scratch.wholeUnits()))
        .endResources()
        .endSpec()
        .endVolumeClaimTemplate()
        .endEphemeral()
        .build();
  }

  private static Quantity bytes(long count) {
    return new Quantity(String.valueOf(count));
  }
}
