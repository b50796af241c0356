package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.caller.Access;
import npuc.caller.Role;
import npuc.declared.PlatformsFolder;
import npuc.lambda.kubernetes.JobImage;
import npuc.lambda.kubernetes.KubernetesSettings;
import npuc.lambda.kubernetes.Placement;
import npuc.platform.PlatformName;
import npuc.platform.Quantity;
import npuc.platform.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LambdaSettingsTest {
  private static final PlatformName ETHOS_U = new PlatformName("ethos-u");
  private static final PlatformName QUALCOMM = new PlatformName("qualcomm-htp");
  private static final PlatformName ROCKCHIP = new PlatformName("rockchip");
  private static final PlatformName RNGD = new PlatformName("rngd");
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final Path TOYS = Path.of("../../jobs/tests/toy_platforms");
  private static final String IMAGE = "registry/vela@" + DIGEST;

  @Test
  void needsNoMoreThanThis() {
    var expected =
        settings(
            Access.DEFAULT,
            new KubernetesSettings(
                "npuc",
                List.of(),
                Map.of(
                    ETHOS_U,
                    Placement.ANYWHERE,
                    QUALCOMM,
                    Placement.ANYWHERE,
                    ROCKCHIP,
                    Placement.ANYWHERE,
                    RNGD,
                    Placement.ANYWHERE),
                Optional.empty(),
                Duration.ofDays(2)));

    assertEquals(expected, LambdaSettings.from(needed()));
  }

  @Test
  void takesAnEmptySettingForNone() {
    var empty = new HashMap<>(needed());
    LambdaSettings.KEYS.forEach(key -> empty.putIfAbsent(key, ""));

    assertEquals(LambdaSettings.from(needed()), LambdaSettings.from(empty));
  }

  @Test
  void readsEverySetting() {
    var all = new HashMap<>(needed());
    all.put(
        "NPUC_TOOLCHAINS", "ethos-u ethos-u-vela 5.2.0 " + IMAGE + ", rngd furiosa-llm 2026.4.0, ");
    all.put("NPUC_NODE_SELECTOR", "pool=compile, kubernetes.io/arch=amd64, rngd pool=large");
    all.put("NPUC_TOLERATIONS", "dedicated=compile:NoSchedule, rngd spot:NoExecute");
    all.put("NPUC_PRIORITY_CLASS", "batch");
    all.put("NPUC_QUEUE", "rngd large-models, models");
    all.put("NPUC_SCRATCH", "rngd 100Gi");
    all.put("NPUC_SCRATCH_CLASS", "rngd gp3");
    all.put("NPUC_CACHE_CLAIM", "compiler-cache");
    all.put("NPUC_ROLES_CLAIM", "cognito:groups");
    all.put("NPUC_READ_ROLE", "readers");
    all.put("NPUC_COMPILE_ROLE", "compilers");
    all.put("NPUC_ADMIN_ROLE", "admins");
    all.put("NPUC_OWNERS_ONLY", "true");

    var access =
        new Access(
            Optional.of("cognito:groups"),
            Map.of(Role.READ, "readers", Role.COMPILE, "compilers", Role.ADMIN, "admins"),
            true);
    Toleration compile =
        toleration("dedicated", "Equal", "NoSchedule").withValue("compile").build();
    var vela = new Toolchain("ethos-u-vela", "5.2.0", Optional.of(DIGEST));
    var usual =
        new Placement(
            Map.of("pool", "compile", "kubernetes.io/arch", "amd64"),
            List.of(compile),
            Optional.of("batch"),
            Optional.of("models"),
            Optional.empty(),
            Optional.empty());
    var expected =
        settings(
            access,
            new KubernetesSettings(
                "npuc",
                List.of(new JobImage(ETHOS_U, vela, IMAGE)),
                Map.of(
                    ETHOS_U,
                    usual,
                    QUALCOMM,
                    usual,
                    ROCKCHIP,
                    usual,
                    RNGD,
                    new Placement(
                        Map.of("pool", "large", "kubernetes.io/arch", "amd64"),
                        List.of(compile, toleration("spot", "Exists", "NoExecute").build()),
                        Optional.of("batch"),
                        Optional.of("large-models"),
                        Quantity.parse("100Gi"),
                        Optional.of("gp3"))),
                Optional.of("compiler-cache"),
                Duration.ofDays(2)));
    assertEquals(expected, LambdaSettings.from(all));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "NPUC_CLUSTER_ENDPOINT, http://cluster, NPUC_CLUSTER_ENDPOINT must begin with https://",
        "NPUC_OWNERS_ONLY, yes, NPUC_OWNERS_ONLY must be true or false",
        "NPUC_ADMIN_ROLE, npuc admin, \"NPUC_ADMIN_ROLE must be one word of visible ASCII without"
            + " commas or brackets\"",
        "NPUC_TABLE, ' ', NPUC_TABLE is missing"
      })
  void saysWhatIsWrongWithASetting(String key, String value, String problem) {
    var wrong = new HashMap<>(needed());
    wrong.put(key, value.replace("'", ""));

    assertEquals(problem, problems(wrong));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NPUC_SCRATCH        | plenty                   | 1 to 64Ti, such as 50Gi
          NPUC_SCRATCH        | rngd -1Gi                | 1 to 64Ti, such as 50Gi
          NPUC_SCRATCH        | 8Ei                      | 1 to 64Ti, such as 50Gi
          NPUC_SCRATCH        | rgnd 1Gi                 | 1 to 64Ti, such as 50Gi
          NPUC_SCRATCH        | rngd ethos-u 1Gi         | 1 to 64Ti, such as 50Gi
          NPUC_NODE_SELECTOR  | pool                     | label=value, ...
          NPUC_NODE_SELECTOR  | rngd pool=a=b            | label=value, ...
          NPUC_NODE_SELECTOR  | -pool=a                  | label=value, ...
          NPUC_TOLERATIONS    | a=b                      | taint=value:NoSchedule, ...
          NPUC_TOLERATIONS    | a=b:Never                | taint=value:NoSchedule, ...
          NPUC_QUEUE          | Big_Queue                | a name
          NPUC_PRIORITY_CLASS | rngd batch low           | a name
          NPUC_SCRATCH_CLASS  | gp3/                     | a name
          """)
  void saysWhatIsWrongWithAPlace(String key, String value, String form) {
    var wrong = new HashMap<>(needed());
    wrong.put(key, value);

    assertEquals(
        key
            + " must be "
            + form
            + "; each for all platforms, or after the name of one (rngd, ethos-u, qualcomm-htp, rockchip): "
            + value,
        problems(wrong));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NPUC_QUEUE         | a, b                    | has two values for the same platform
          NPUC_SCRATCH       | rngd 1Gi, 3Gi, rngd 2Gi | has two values for the same platform
          NPUC_NODE_SELECTOR | pool=a, rngd b=c, pool=d | names a label twice
          """)
  void takesNoValueForAnother(String key, String value, String problem) {
    var wrong = new HashMap<>(needed());
    wrong.put(key, value);

    assertEquals(key + " " + problem, problems(wrong));
  }

  @Test
  void takesNoImageThatIsNotPinnedByItsDigest() {
    var wrong = new HashMap<>(needed());
    wrong.put("NPUC_TOOLCHAINS", "ethos-u ethos-u-vela 5.2.0 registry/vela:latest");

    assertEquals(
        "NPUC_TOOLCHAINS must be '<platform> <compiler> <version> <image by digest>', ...:"
            + " ethos-u ethos-u-vela 5.2.0 registry/vela:latest",
        problems(wrong));
  }

  @Test
  void aPlatformOfAThirdPartyHasAPlaceAndAnImageAsTheOthers() {
    var all = new HashMap<>(needed());
    all.put("NPUC_PLATFORMS", TOYS.toString());
    all.put("NPUC_QUEUE", "toy playground");
    all.put("NPUC_TOOLCHAINS", "toy toyc 1.0 registry/toy@" + DIGEST);

    LambdaSettings read = LambdaSettings.from(all);

    var toy = new PlatformName("toy");
    KubernetesSettings jobs = read.cluster().jobs();
    assertEquals(toy, read.platforms().platforms().getFirst().name());
    assertEquals(
        Optional.of("playground"),
        Optional.ofNullable(jobs.placements().get(toy)).flatMap(Placement::queue));
    assertEquals(
        Optional.of(new Toolchain("toyc", "1.0", Optional.of(DIGEST))),
        jobs.toolchains().find(toy));
  }

  @Test
  void aLayerThatHoldsNoPlatformsIsToldWithTheRest() {
    var wrong = new HashMap<>(needed());
    wrong.put("NPUC_PLATFORMS", "/opt/no-such-folder");
    wrong.put("NPUC_OWNERS_ONLY", "yes");

    assertEquals(
        List.of(
            "NPUC_PLATFORMS: must name a folder that can be read: /opt/no-such-folder",
            "NPUC_OWNERS_ONLY must be true or false"),
        problems(wrong).lines().toList());
  }

  @Test
  void saysEverythingAtOnce() {
    assertEquals(
        List.of(
            "NPUC_COLOUR is not a setting",
            "AWS_REGION is missing",
            "NPUC_TABLE is missing",
            "NPUC_LOG_BUCKET is missing",
            "NPUC_KEY is missing",
            "NPUC_STATE_MACHINE is missing",
            "NPUC_CLUSTER_ENDPOINT is missing",
            "NPUC_CLUSTER_NAME is missing",
            "NPUC_CLUSTER_CERTIFICATE_AUTHORITY is missing",
            "NPUC_NAMESPACE is missing"),
        problems(Map.of("NPUC_COLOUR", "red"))
            .lines()
            .map(line -> line.replaceFirst(";.*", ""))
            .toList());
  }

  private static String problems(Map<String, String> settings) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> LambdaSettings.from(settings))
            .getMessage());
  }

  private static Map<String, String> needed() {
    return Map.ofEntries(
        Map.entry("AWS_REGION", "eu-central-1"),
        Map.entry("NPUC_TABLE", "table"),
        Map.entry("NPUC_LOG_BUCKET", "bucket"),
        Map.entry("NPUC_KEY", "key"),
        Map.entry("NPUC_STATE_MACHINE", "machine"),
        Map.entry("NPUC_EVENT_BUS", "bus"),
        Map.entry("NPUC_CLUSTER_NAME", "cluster"),
        Map.entry("NPUC_CLUSTER_ENDPOINT", "https://cluster"),
        Map.entry("NPUC_CLUSTER_CERTIFICATE_AUTHORITY", "Y2E="),
        Map.entry("NPUC_NAMESPACE", "npuc"),
        Map.entry("PATH", "/bin"));
  }

  private static LambdaSettings settings(Access access, KubernetesSettings jobs) {
    return new LambdaSettings(
        "eu-central-1",
        "table",
        "bucket",
        "key",
        "machine",
        "bus",
        Optional.empty(),
        PlatformsFolder.NONE,
        access,
        new ClusterSettings("cluster", "https://cluster", "Y2E=", jobs));
  }

  private static TolerationBuilder toleration(String key, String operator, String effect) {
    return new TolerationBuilder().withKey(key).withOperator(operator).withEffect(effect);
  }
}
