package npuc.lambda;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import npuc.application.Application;
import npuc.caller.Access;
import npuc.declared.PlatformsFolder;

/**
 * Settings of the deployed functions, read once from the environment that {@code template.yaml}
 * gives them. NPUC_SETTINGS is the number of all of them together, by which the deployment makes a
 * new version of every function when one has changed; no function reads it.
 *
 * @param region AWS_REGION
 * @param table NPUC_TABLE, name of the DynamoDB table
 * @param logBucket NPUC_LOG_BUCKET, name of the bucket with the logs of Jobs
 * @param key NPUC_KEY, ARN of the KMS key that seals secrets
 * @param stateMachine NPUC_STATE_MACHINE, ARN of its alias
 * @param eventBus NPUC_EVENT_BUS, name of the bus that events are put on; that of the account
 *     unless it is said, as only the function that puts them there is told
 * @param sourcesSecret NPUC_SOURCES, name of the secret with the settings of sources; none without
 * @param platforms NPUC_PLATFORMS, folder of a layer with the platforms of third parties
 * @param access NPUC_ROLES_CLAIM, NPUC_READ_ROLE, NPUC_COMPILE_ROLE, NPUC_ADMIN_ROLE and
 *     NPUC_OWNERS_ONLY: who may do what
 * @param cluster the cluster in which Jobs run
 */
public record LambdaSettings(
    String region,
    String table,
    String logBucket,
    String key,
    String stateMachine,
    String eventBus,
    Optional<String> sourcesSecret,
    PlatformsFolder platforms,
    Access access,
    ClusterSettings cluster) {
  static final Set<String> KEYS =
      Set.of(
          "NPUC_SETTINGS",
          "NPUC_TABLE",
          "NPUC_LOG_BUCKET",
          "NPUC_KEY",
          "NPUC_STATE_MACHINE",
          "NPUC_EVENT_BUS",
          "NPUC_SOURCES",
          PlatformsFolder.KEY,
          "NPUC_ROLES_CLAIM",
          "NPUC_READ_ROLE",
          "NPUC_COMPILE_ROLE",
          "NPUC_ADMIN_ROLE",
          "NPUC_OWNERS_ONLY",
          "NPUC_CLUSTER_NAME",
          "NPUC_CLUSTER_ENDPOINT",
          "NPUC_CLUSTER_CERTIFICATE_AUTHORITY",
          "NPUC_NAMESPACE",
          "NPUC_TOOLCHAINS",
          "NPUC_NODE_SELECTOR",
          "NPUC_TOLERATIONS",
          "NPUC_PRIORITY_CLASS",
          "NPUC_QUEUE",
          "NPUC_SCRATCH",
          "NPUC_SCRATCH_CLASS",
          "NPUC_CACHE_CLAIM");

  /** Name of the stack, after which template.yaml names the state machine. */
  String stack() {
    return stack(stateMachine);
  }

  static String stack(String stateMachine) {
    return stateMachine
        .replaceFirst(".*:stateMachine:", "")
        .replaceFirst("(-compilation)?(:.*)?$", "");
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming every key that is wrong
   */
  public static LambdaSettings from(Map<String, String> environment) {
    var settings = new Settings(environment);
    settings.know(KEYS);
    PlatformsFolder platforms = settings.platforms();
    var config =
        new LambdaSettings(
            settings.required("AWS_REGION"),
            settings.required("NPUC_TABLE"),
            settings.required("NPUC_LOG_BUCKET"),
            settings.required("NPUC_KEY"),
            settings.required("NPUC_STATE_MACHINE"),
            settings.optional("NPUC_EVENT_BUS").orElse("default"),
            settings.optional("NPUC_SOURCES"),
            platforms,
            AccessSettings.from(settings),
            ClusterSettings.from(settings, Application.PLATFORMS.with(platforms.platforms())));
    settings.check();
    return config;
  }
}
