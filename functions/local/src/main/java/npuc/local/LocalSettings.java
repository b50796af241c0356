package npuc.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import npuc.platform.Quantity;
import npuc.registry.VolumeUri;
import npuc.source.SourceSettings;

/**
 * Settings of the local service, read once from the environment.
 *
 * @param host NPUC_HOST, address to listen on; loopback unless told otherwise
 * @param port NPUC_PORT, 0 = any free one
 * @param callerHeader NPUC_CALLER_HEADER, the header in which a proxy tells who calls; without it
 *     no header is believed
 * @param data NPUC_DATA, folder of everything that is kept
 * @param volumes NPUC_VOLUMES, folders of the user's own by claim: {@code
 *     models=/path,other=/path2}
 * @param samples NPUC_SAMPLES, whether sample models are registered: 1 always, 0 never, else when
 *     the registry is empty
 * @param home NPUC_HOME, folder that holds jobs/ and the virtual environments
 * @param cpu NPUC_CPU, cores for Jobs; those of the machine unless told otherwise
 * @param memory NPUC_MEMORY, bytes or a quantity such as 16Gi; that of the machine unless told
 *     otherwise
 * @param sources NPUC_SOURCES, file of where sources and registries are, with what HF_TOKEN and the
 *     other variables of docs/sources.md add to it
 * @param webhookHosts NPUC_WEBHOOK_HOSTS, hosts that events are sent to though they are private
 */
public record LocalSettings(
    String host,
    int port,
    Optional<String> callerHeader,
    Path data,
    Map<String, Path> volumes,
    Optional<Boolean> samples,
    Path home,
    Optional<Quantity> cpu,
    Optional<Quantity> memory,
    SourceSettings sources,
    Set<String> webhookHosts) {
  static final Set<String> KEYS =
      Set.of(
          "NPUC_HOST",
          "NPUC_PORT",
          "NPUC_CALLER_HEADER",
          "NPUC_DATA",
          "NPUC_VOLUMES",
          "NPUC_SAMPLES",
          "NPUC_HOME",
          "NPUC_CPU",
          "NPUC_MEMORY",
          SourcesFile.KEY,
          LocalWebhooks.KEY);

  /** Those of the command npuc, which may be used in the same shell: client/README.md. */
  private static final Set<String> OF_THE_CLIENT =
      Set.of("NPUC_URL", "NPUC_TOKEN", "NPUC_CONTEXT", "NPUC_AUTH", "NPUC_CONFIG");

  /** What they hold would be written into every log and history as the name of a caller. */
  private static final Set<String> SECRET_HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie");

  public LocalSettings {
    volumes = Map.copyOf(volumes);
    webhookHosts = Set.copyOf(webhookHosts);
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming every key that is wrong
   */
  public static LocalSettings from(Map<String, String> environment) {
    var problems = new ArrayList<String>();
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith("NPUC_") && !KEYS.contains(name) && !OF_THE_CLIENT.contains(name)) {
        problems.add(name + " is not a setting; known are " + new TreeSet<>(KEYS));
      }
    }
    Path home = Path.of(environment.getOrDefault("NPUC_HOME", ".")).toAbsolutePath().normalize();
    if (!Files.isRegularFile(home.resolve("jobs/fork_server.py"))) {
      problems.add(
          "NPUC_HOME must be a checkout of npuc, which holds jobs/fork_server.py: " + home);
    }
    var config =
        new LocalSettings(
            environment.getOrDefault("NPUC_HOST", "127.0.0.1"),
            port(environment.getOrDefault("NPUC_PORT", "8080"), problems),
            header(environment, problems),
            Path.of(environment.getOrDefault("NPUC_DATA", "data")).toAbsolutePath().normalize(),
            volumes(environment.getOrDefault("NPUC_VOLUMES", ""), problems),
            flag(environment, problems),
            home,
            quantity("NPUC_CPU", environment, problems),
            quantity("NPUC_MEMORY", environment, problems),
            SourcesFile.read(environment, problems),
            LocalWebhooks.hosts(environment, problems));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return config;
  }

  private static int port(String text, List<String> problems) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    problems.add("NPUC_PORT must be a number from 0 to 65535: " + text);
    return 0;
  }

  /** A token, as RFC 9110 (section 5.1) has the names of headers. */
  private static Optional<String> header(Map<String, String> environment, List<String> problems) {
    String name = environment.getOrDefault("NPUC_CALLER_HEADER", "");
    if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{0,100}")) {
      problems.add("NPUC_CALLER_HEADER must be the name of a header: " + name);
    }
    if (SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      problems.add("NPUC_CALLER_HEADER must name a header that holds no secret: " + name);
    }
    return Optional.of(name).filter(header -> !header.isEmpty());
  }

  private static Map<String, Path> volumes(String text, List<String> problems) {
    var volumes = new LinkedHashMap<String, Path>();
    for (String part : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
      String[] sides = part.split("=", 2);
      if (sides.length < 2 || !VolumeUri.isClaim(sides[0]) || sides[1].isEmpty()) {
        problems.add("NPUC_VOLUMES must be claim=/folder,other=/folder: " + part);
      } else if (sides[0].equals(Samples.CLAIM)) {
        problems.add("NPUC_VOLUMES: the claim " + Samples.CLAIM + " is that of the sample models");
      } else if (!Files.isDirectory(Path.of(sides[1]))) {
        problems.add("NPUC_VOLUMES names a folder that is not there: " + sides[1]);
      } else {
        volumes.put(sides[0], Path.of(sides[1]).toAbsolutePath().normalize());
      }
    }
    return volumes;
  }

  private static Optional<Boolean> flag(Map<String, String> environment, List<String> problems) {
    return switch (environment.getOrDefault("NPUC_SAMPLES", "")) {
      case "" -> Optional.empty();
      case "0" -> Optional.of(false);
      case "1" -> Optional.of(true);
      default -> {
        problems.add("NPUC_SAMPLES must be 0 or 1");
        yield Optional.empty();
      }
    };
  }

  private static Optional<Quantity> quantity(
      String key, Map<String, String> environment, List<String> problems) {
    Optional<String> text = Optional.ofNullable(environment.get(key));
    Optional<Quantity> quantity = text.flatMap(Quantity::parse);
    if (text.isPresent() && quantity.filter(found -> found.amount().signum() > 0).isEmpty()) {
      problems.add(key + " must be a quantity above 0 such as 4 or 16Gi: " + text.get());
    }
    return quantity;
  }
}
