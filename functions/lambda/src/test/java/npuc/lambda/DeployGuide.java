package npuc.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of docs/deploy.md, in their order. */
public final class DeployGuide {
  /** By what begins it: why a command is not run by {@link DeployGuideIT}. */
  private static final Map<String, String> NOT_RUN =
      Map.ofEntries(
          Map.entry("docker ", "there may be no Docker"),
          Map.entry("aws ecr get-login-password ", "it is for Docker"),
          Map.entry("vela=$(docker ", "there may be no Docker"),
          Map.entry("rngd=$(docker ", "there may be no Docker"),
          Map.entry("sam local ", "it needs Docker"),
          Map.entry("aws lambda ", "moto runs functions in Docker; FunctionsIT runs them"),
          Map.entry("bucket=", "it is the reader's"),
          Map.entry("aws s3 ", "it is for the model of the reader; LoaderTest loads one"),
          Map.entry("find wake ", "it is for the model of the reader; LoaderTest loads one"),
          Map.entry("step", "IndexStepsTest applies it"),
          Map.entry("sed ", "LoaderTest applies it"),
          Map.entry("kubectl ", "OverlaysOnClusterTest and LoaderTest run it"),
          Map.entry("make package", "Maven has done so before an IT runs"),
          Map.entry("eval ", "the credentials of tests are in the environment"),
          Map.entry("filter ", "it is a question to CloudWatch Logs Insights, and no command"),
          Map.entry("call", "there is no API Gateway; CloudRehearsalIT calls the routes"));

  private static final Pattern INDENTED = Pattern.compile("\n\n((?: {4}.*\n|\n(?= {4}))+)");

  private DeployGuide() {}

  public static List<String> commands() {
    try {
      String text = Files.readString(Template.ROOT.resolve("docs/deploy.md"));
      // The drawing at its beginning is no command.
      String steps = text.substring(text.indexOf("## Before")).replaceAll("\\\\\n *", "");
      Matcher blocks = INDENTED.matcher(steps);
      return blocks
          .results()
          .flatMap(block -> block.group(1).lines())
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why a command is not run; empty where it is. */
  static Optional<String> notRun(String command) {
    return NOT_RUN.entrySet().stream()
        .filter(reason -> command.startsWith(reason.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** What begins a command that is not run. */
  static List<String> beginnings() {
    return List.copyOf(NOT_RUN.keySet());
  }
}
