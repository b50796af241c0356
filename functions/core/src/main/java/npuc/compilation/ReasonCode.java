package npuc.compilation;

import static npuc.compilation.ReasonKind.CAPACITY;
import static npuc.compilation.ReasonKind.COMPILER;
import static npuc.compilation.ReasonKind.PLATFORM;
import static npuc.compilation.ReasonKind.USER;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** Why something waits, failed or ended. Codes are stable; each is born with its kind. */
public enum ReasonCode {
  INVALID_MODEL("InvalidModel", USER),
  MODEL_CHANGED("ModelChanged", USER),
  UNSUPPORTED_MODEL("UnsupportedModel", USER),
  OPTIONS_REFUSED("OptionsRefused", USER),
  STAGING_MISSING("StagingMissing", USER),
  STOPPED_BY_USER("StoppedByUser", USER),

  /** The owner of the source must let one in. */
  SOURCE_GATED("SourceGated", USER),
  /** A token or a right is missing or wrong; a hub says the same of what is not there. */
  SOURCE_DENIED("SourceDenied", USER),
  SOURCE_MISSING("SourceMissing", USER),
  SOURCE_CHANGED("SourceChanged", USER),
  /** A host that may not be asked, or what no model may be. */
  SOURCE_REFUSED("SourceRefused", USER),

  /** As things are no node will ever take it. */
  UNSCHEDULABLE("Unschedulable", CAPACITY),
  /** There is no room for it now, but others will make some, or an autoscaler. */
  QUEUED("Queued", CAPACITY),
  /** It is larger than the namespace allows. */
  QUOTA_EXCEEDED("QuotaExceeded", CAPACITY),
  NOT_STARTED("NotStarted", CAPACITY),
  TIMED_OUT("TimedOut", CAPACITY),
  OUT_OF_MEMORY("OutOfMemory", CAPACITY),
  DISK_FULL("DiskFull", CAPACITY),
  EVICTED("Evicted", CAPACITY),

  COMPILER_FAILED("CompilerFailed", COMPILER),
  COMPILER_CRASHED("CompilerCrashed", COMPILER),
  OUTPUT_MISSING("OutputMissing", COMPILER),

  SOURCE_UNREACHABLE("SourceUnreachable", PLATFORM),
  IMAGE_PULL("ImagePull", PLATFORM),
  INVALID_IMAGE_NAME("InvalidImageName", PLATFORM),
  CONTAINER_CONFIG("ContainerConfig", PLATFORM),
  VOLUME_UNUSABLE("VolumeUnusable", PLATFORM),
  TOOLCHAIN_MISSING("ToolchainMissing", PLATFORM),
  COMPILER_KILLED("CompilerKilled", PLATFORM),
  MANIFEST_MISMATCH("ManifestMismatch", PLATFORM),
  PUBLISH_CONFLICT("PublishConflict", PLATFORM),
  JOB_LOST("JobLost", PLATFORM),
  JOB_CONFLICT("JobConflict", PLATFORM),
  RESULT_MISSING("ResultMissing", PLATFORM),
  INVALID_SPEC("InvalidSpec", PLATFORM),
  TERMINATED("Terminated", PLATFORM),
  REGISTRATION_FAILED("RegistrationFailed", PLATFORM),
  /** The registry that a version was imported from does not answer. */
  REGISTRY_UNREACHABLE("RegistryUnreachable", PLATFORM),
  /** It answers, but does not take the result. */
  REGISTRY_REFUSED("RegistryRefused", PLATFORM),
  EXECUTION_ENDED("ExecutionEnded", PLATFORM),
  INTERNAL("Internal", PLATFORM);

  private final String code;
  private final ReasonKind kind;

  ReasonCode(String code, ReasonKind kind) {
    this.code = code;
    this.kind = kind;
  }

  /** The reason that a code of the API or of a Job's result names. */
  public static Optional<ReasonCode> of(String code) {
    return Stream.of(values()).filter(reason -> reason.code.equals(code)).findFirst();
  }

  @JsonCreator
  static ReasonCode stored(String code) {
    return of(code).orElseThrow(() -> new IllegalArgumentException("not a reason: " + code));
  }

  @JsonValue
  public String code() {
    return code;
  }

  public ReasonKind kind() {
    return kind;
  }
}
