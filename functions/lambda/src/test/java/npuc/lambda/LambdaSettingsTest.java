package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.caller.Access;
import npuc.caller.Role;
import npuc.lambda.kubernetes.JobImage;
import npuc.lambda.kubernetes.KubernetesSettings;
import npuc.lambda.kubernetes.KubernetesSettings.Placement;
import npuc.lambda.kubernetes.KubernetesSettings.Storage;
import npuc.platform.PlatformName;
import npuc.platform.Quantity;
import npuc.platform.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LambdaSettingsTest {
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String IMAGE = "registry/vela@" + DIGEST;

  @Test
  void needsNoMoreThanThis() {
    var expected =
        settings(
            Access.DEFAULT,
            new KubernetesSettings(
                "npuc",
                List.of(),
                Placement.ANYWHERE,
                new Storage(Quantity.parse("50Gi").orElseThrow(), Optional.empty()),
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
    all.put("NPUC_NODE_SELECTOR", "pool=compile, kubernetes.io/arch=amd64");
    all.put("NPUC_TOLERATIONS", "dedicated=compile:NoSchedule, spot:NoExecute");
    all.put("NPUC_PRIORITY_CLASS", "batch");
    all.put("NPUC_QUEUE", "models");
    all.put("NPUC_SCRATCH", "100Gi");
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
    var vela = new Toolchain("ethos-u-vela", "5.2.0", Optional.of(DIGEST));
    var expected =
        settings(
            access,
            new KubernetesSettings(
                "npuc",
                List.of(new JobImage(new PlatformName("ethos-u"), vela, IMAGE)),
                new Placement(
                    Map.of("pool", "compile", "kubernetes.io/arch", "amd64"),
                    List.of(
                        toleration("dedicated", "Equal", "NoSchedule").withValue("compile").build(),
                        toleration("spot", "Exists", "NoExecute").build()),
                    Optional.of("batch"),
                    Optional.of("models")),
                new Storage(Quantity.parse("100Gi").orElseThrow(), Optional.of("compiler-cache")),
                Duration.ofDays(2)));
    assertEquals(expected, LambdaSettings.from(all));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "NPUC_CLUSTER_ENDPOINT, http://cluster, NPUC_CLUSTER_ENDPOINT must begin with https://",
        "NPUC_SCRATCH, plenty, NPUC_SCRATCH must be a quantity above 0 such as 50Gi",
        "NPUC_SCRATCH, -1Gi, NPUC_SCRATCH must be a quantity above 0 such as 50Gi",
        "NPUC_NODE_SELECTOR, pool, \"NPUC_NODE_SELECTOR must be label=value, ...: pool\"",
        "NPUC_TOLERATIONS, a=b, \"NPUC_TOLERATIONS must be taint=value:NoSchedule, ...: a=b\"",
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
    return Map.of(
        "AWS_REGION", "eu-central-1",
        "NPUC_TABLE", "table",
        "NPUC_LOG_BUCKET", "bucket",
        "NPUC_KEY", "key",
        "NPUC_STATE_MACHINE", "machine",
        "NPUC_CLUSTER_NAME", "cluster",
        "NPUC_CLUSTER_ENDPOINT", "https://cluster",
        "NPUC_CLUSTER_CERTIFICATE_AUTHORITY", "Y2E=",
        "NPUC_NAMESPACE", "npuc",
        "PATH", "/bin");
  }

  private static LambdaSettings settings(Access access, KubernetesSettings jobs) {
    return new LambdaSettings(
        "eu-central-1",
        "table",
        "bucket",
        "key",
        "machine",
        access,
        new ClusterSettings("cluster", "https://cluster", "Y2E=", jobs));
  }

  private static TolerationBuilder toleration(String key, String operator, String effect) {
    return new TolerationBuilder().withKey(key).withOperator(operator).withEffect(effect);
  }
}
