package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** deploy/embedded/Dockerfile, as far as it can be held without Docker. */
class DockerfileTest {
  private static final Path ROOT = Checkout.JOBS.resolve("..").normalize();
  private static final Pattern COPY = Pattern.compile("COPY (?!--from)(.+) \\S+");

  private final List<String> lines = lines("deploy/embedded/Dockerfile");

  @Test
  void copiesWhatIsThereAndReachesItsBuild() {
    List<String> passed =
        lines("deploy/embedded/Dockerfile.dockerignore").stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();
    List<String> sources =
        lines.stream()
            .map(COPY::matcher)
            .filter(Matcher::matches)
            .flatMap(copy -> Stream.of(copy.group(1).split(" ", -1)))
            .filter(source -> !source.equals("."))
            .toList();

    assertFalse(sources.isEmpty());
    for (String source : sources) {
      assertTrue(Files.exists(ROOT.resolve(source)), source);
      assertTrue(passed.stream().anyMatch(path -> (source + "/").startsWith(path + "/")), source);
    }
    passed.forEach(path -> assertTrue(Files.exists(ROOT.resolve(path)), path));
  }

  @Test
  void namesTheVersionsThatTheOthersName() {
    String base = from(lines("jobs/Dockerfile.vela"), "python:");
    assertTrue(lines.contains("FROM " + base), "compiles on the base of the Job's image");
    assertTrue(lines.contains("FROM " + base + " AS toolchain"));
    String release = found("<maven.compiler.release>(\\d+)<", String.join("\n", lines("pom.xml")));
    assertTrue(from(lines, "eclipse-temurin:").startsWith("eclipse-temurin:" + release + "."));
    assertTrue(from(lines, "maven:").endsWith("-eclipse-temurin-" + release));
    String version = found("<version>([^<]+)</version>", String.join("\n", lines("pom.xml")));
    String all = String.join("\n", lines);
    assertEquals(version, found("image.version=\"([^\"]+)\"", all));
    assertEquals(version, found("-t npuc:(\\S+) ", all));
    assertTrue(all.contains("requirements-vela.txt"));
  }

  @Test
  void everyImageHasAVersionOfItsOwn() {
    List<String> images = lines.stream().filter(line -> line.startsWith("FROM ")).toList();

    assertEquals(5, images.size());
    images.forEach(line -> assertTrue(line.matches("FROM [a-z-]+:\\d+\\.\\d+\\.\\d+\\S*.*"), line));
  }

  @Test
  void runsWithoutRootAndAsksForTokens() {
    assertTrue(lines.contains("USER 10001:10001"));
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("HEALTHCHECK ")));
    assertTrue(lines.stream().anyMatch(line -> line.strip().startsWith("NPUC_ACCESS=tokens")));
    for (String line : lines) {
      Matcher setting = Pattern.compile("\\s*(NPUC_\\w+)=.*").matcher(line);
      assertTrue(!setting.matches() || LocalSettings.KEYS.contains(setting.group(1)), line);
    }
  }

  @Test
  void theUnitOfSystemdSetsWhatThereIs() {
    List<String> unit = lines("deploy/embedded/npuc.service");

    assertTrue(unit.contains("KillMode=process"));
    assertTrue(unit.contains("Restart=on-failure"));
    Matcher settings = Pattern.compile("NPUC_\\w+").matcher(String.join("\n", unit));
    assertTrue(settings.results().allMatch(one -> LocalSettings.KEYS.contains(one.group())));
  }

  private static String from(List<String> lines, String image) {
    return lines.stream()
        .filter(line -> line.startsWith("FROM " + image))
        .map(line -> line.split(" ", -1)[1])
        .findFirst()
        .orElseThrow();
  }

  private static String found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
