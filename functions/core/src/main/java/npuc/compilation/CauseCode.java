package npuc.compilation;

/**
 * What the service itself says of a Job or of a registration. The words are stable and part of the
 * API; those of the job program stand beside them in causes.json.
 */
public enum CauseCode {
  STOPPED_ON_REQUEST("StoppedOnRequest"),
  TOO_LONG_WITHOUT_ROOM("TooLongWithoutRoom"),
  TOO_LONG_PENDING("TooLongPending"),
  NOT_STARTED("NotStarted"),
  FETCHED_TOO_LONG("FetchedTooLong"),
  RAN_TOO_LONG("RanTooLong"),
  RAN_LONGER_THAN_BOTH("RanLongerThanBoth"),
  JOB_GONE("JobGone"),
  POD_GONE("PodGone"),
  RESULT_GONE("ResultGone"),
  NO_RESULT("NoResult"),
  ENDED_BY_SIGNAL("EndedBySignal"),
  ENDED_WITH_CODE("EndedWithCode"),
  JOB_NAME_TAKEN("JobNameTaken"),
  COULD_NOT_GO_ON("CouldNotGoOn"),
  EXECUTION_ENDED_FIRST("ExecutionEndedFirst"),
  REGISTRY_SILENT("RegistrySilent"),
  REGISTRY_REFUSED_IT("RegistryRefusedIt"),
  VERSION_DELETED("VersionDeleted"),
  MORE_THAN_THE_MACHINE("MoreThanTheMachine"),
  JOBS_BEFORE("JobsBefore"),
  NEXT_TO_START("NextToStart"),
  NOT_LAUNCHED("NotLaunched"),
  PROCESS_ENDED_FIRST("ProcessEndedFirst"),
  IMAGE_NOT_PULLED("ImageNotPulled"),
  CONTAINER_NOT_CREATED("ContainerNotCreated"),
  CONTAINER_NOT_STARTED("ContainerNotStarted"),
  WAITS_FOR_NODE("WaitsForNode"),
  NO_NODE("NoNode"),
  HELD_BACK("HeldBack"),
  VOLUME_NOT_ATTACHED("VolumeNotAttached"),
  NOT_ADMITTED("NotAdmitted"),
  NOT_ADMITTED_BY_KUEUE("NotAdmittedByKueue"),
  NAMESPACE_REFUSES("NamespaceRefuses"),
  POD_REFUSED("PodRefused"),
  LARGER_THAN_QUOTA("LargerThanQuota"),
  QUOTA_USED_UP("QuotaUsedUp"),
  POD_DISRUPTED("PodDisrupted"),
  DISK_OF_NODE("DiskOfNode"),
  MEMORY_LIMIT("MemoryLimit"),
  ASKED_TO_END("AskedToEnd"),
  CALLED_FAILED("CalledFailed");

  private final String word;

  CauseCode(String word) {
    this.word = word;
  }

  /** The word used in the API. */
  public String word() {
    return word;
  }
}
