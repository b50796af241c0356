package npuc.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.application.Application;
import npuc.declared.PlatformsFolder;
import npuc.local.http.FrontSettings;
import npuc.platform.Quantity;
import npuc.registry.VolumeUri;
import npuc.source.SourceSettings;

/**
 * Settings of the local service, read once from the environment.
 *
 * @param front where it listens, and whom it answers
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
 * @param platforms NPUC_PLATFORMS, folder with the platforms of third parties
 * @param webhookHosts NPUC_WEBHOOK_HOSTS, hosts that events are sent to though they are private
 */
public record LocalSettings(
    FrontSettings front,
    Path data,
    Map<String, Path> volumes,
    Optional<Boolean> samples,
    Path home,
    Optional<Quantity> cpu,
    Optional<Quantity> memory,
    SourceSettings sources,
    PlatformsFolder platforms,
    Set<String> webhookHosts) {
  static final Set<String> KEYS =
      Stream.concat(
              FrontSettings.KEYS.stream(),
              Stream.of(
                  "NPUC_DATA",
                  "NPUC_VOLUMES",
                  "NPUC_SAMPLES",
                  "NPUC_HOME",
                  "NPUC_CPU",
                  "NPUC_MEMORY",
                  SourcesFile.KEY,
                  PlatformsFolder.KEY,
                  LocalWebhooks.KEY))
          .collect(Collectors.toUnmodifiableSet());

  /** Those of the command npuc, which may be used in the same shell: client/README.md. */
  private static final Set<String> OF_THE_CLIENT =
      Set.of("NPUC_URL", "NPUC_TOKEN", "NPUC_CONTEXT", "NPUC_AUTH", "NPUC_CONFIG");

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
            FrontSettings.from(environment, problems),
            data(environment),
            volumes(environment.getOrDefault("NPUC_VOLUMES", ""), problems),
            flag(environment, problems),
            home,
            quantity("NPUC_CPU", environment, problems),
            quantity("NPUC_MEMORY", environment, problems),
            SourcesFile.read(environment, problems),
            PlatformsFolder.read(
                Optional.ofNullable(environment.get(PlatformsFolder.KEY)),
                Application.PLATFORMS,
                problems),
            LocalWebhooks.hosts(environment, problems));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return config;
  }

  /** The folder of everything that is kept. */
  public static Path data(Map<String, String> environment) {
    return Path.of(environment.getOrDefault("NPUC_DATA", "data")).toAbsolutePath().normalize();
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
