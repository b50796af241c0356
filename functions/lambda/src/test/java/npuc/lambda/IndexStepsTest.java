package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import npuc.lambda.dynamodb.Index;
import npuc.lambda.dynamodb.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CloudFormation makes one index with an update, and refuses an attribute that is no key. */
class IndexStepsTest {
  private static final Pattern INDEX = Pattern.compile("IndexName: (\\S+)");
  private static final Pattern DEFINED = Pattern.compile("AttributeName: (\\w+), AttributeType");
  private static final Pattern KEY = Pattern.compile("AttributeName: (\\w+), KeyType");

  @TempDir private Path folder;

  @Test
  void eachStepOfAnUpgradeMakesOneIndexMore() throws Exception {
    List<String> all = Schema.INDEXES.stream().map(Index::name).toList();
    List<String> commands =
        DeployGuide.commands().stream().filter(line -> line.startsWith("step")).toList();
    List<List<String>> made = new ArrayList<>();
    for (String step : commands.subList(1, commands.size())) {
      String template = after(commands.getFirst(), step);
      made.add(found(INDEX, template));
      assertEquals(
          new TreeSet<>(found(KEY, template)), new TreeSet<>(found(DEFINED, template)), step);
    }

    int last = all.size();
    assertEquals(
        List.of(
            all.subList(0, last - 4),
            all.subList(0, last - 3),
            all.subList(0, last - 2),
            all.subList(0, last - 1)),
        made);
    assertEquals(all, found(INDEX, Files.readString(Template.ROOT.resolve("template.yaml"))));
  }

  private String after(String definition, String step) throws IOException, InterruptedException {
    Files.copy(
        Template.ROOT.resolve("template.yaml"),
        folder.resolve("template.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    String script = "sam() { :; }\nenv=dev\n" + definition + "\n" + step;
    int status =
        new ProcessBuilder("sh", "-ec", script).directory(folder.toFile()).start().waitFor();
    assertEquals(0, status, step);
    return Files.readString(folder.resolve("step.yaml"));
  }

  private static List<String> found(Pattern pattern, String template) {
    return pattern.matcher(template).results().map(IndexStepsTest::name).toList();
  }

  private static String name(MatchResult match) {
    return match.group(1);
  }
}
