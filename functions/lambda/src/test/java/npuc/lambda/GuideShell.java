package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import npuc.lambda.emulator.MotoServer;

/** A shell in a folder like the checkout, with sam, aws, and what somebody would fill in. */
final class GuideShell {
  private static final String IMAGE = "registry/vela@sha256:" + "a".repeat(64);

  /** What there is before: a cluster, a bucket for sam, and a stack with its table and queue. */
  private static final String BEFORE =
      """
      aws eks create-cluster --name guide --role-arn arn:aws:iam::123456789012:role/eks \
        --resources-vpc-config '{"subnetIds":["subnet-1","subnet-2"]}'
      aws s3api create-bucket --bucket code \
        --create-bucket-configuration LocationConstraint=eu-central-1
      aws cloudformation create-stack --stack-name npuc-dev --template-body file://stack.json
      aws dynamodb update-continuous-backups --table-name $TABLE \
        --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true
      queue=$(aws cloudformation describe-stack-resource --stack-name npuc-dev \
        --logical-resource-id UndeliveredEvents --query StackResourceDetail.PhysicalResourceId --output text)
      aws sqs send-message --queue-url $queue --message-body '{"source":"aws.states"}'
      vela=$IMAGE
      """;

  /** What came of it, before the stack goes. */
  private static final String AFTER =
      """
      changes=$(aws cloudformation list-change-sets --stack-name npuc-dev \
        --query 'Summaries[-1].ChangeSetName' --output text)
      aws cloudformation describe-change-set --stack-name npuc-dev --change-set-name $changes > change-set.json
      aws cognito-idp describe-user-pool-client --user-pool-id $pool --client-id $client > client.json
      aws sqs get-queue-attributes --queue-url $queue --attribute-names All > queue.json
      """;

  /** What the guide has somebody put into samconfig.toml, and what tests change of it. */
  private static final Map<String, String> FILLED_IN =
      Map.of(
          "# \"ClusterName=...\"", "\"ClusterName=guide\"",
          "# \"ClusterEndpoint=...\"", "\"ClusterEndpoint=https://cluster\"",
          "# \"ClusterCertificateAuthority=...\"", "\"ClusterCertificateAuthority=Y2E=\"",
          "# \"VelaImage=...\"", "\"VelaImage=" + IMAGE + "\"",
          "resolve_s3 = true", "s3_bucket = \"code\"\nno_execute_changeset = true");

  private static final List<String> FILES =
      List.of(
          "template.yaml",
          "statemachine/compilation.asl.json",
          "functions/lambda/target/lambda.zip");

  private GuideShell() {}

  /** Runs all commands of the guide that can run, one after the other. */
  static void type(Path folder, String table) throws IOException, InterruptedException {
    furnish(folder, table);
    String commands =
        DeployGuide.commands().stream()
            .filter(command -> DeployGuide.notRun(command).isEmpty())
            .map(GuideShell::filledIn)
            .collect(Collectors.joining("\n"));
    String script = "set -eux\n" + BEFORE + commands;
    var shell = new ProcessBuilder("sh", "-c", script).directory(folder.toFile());
    Path said = Path.of("target", "deploy-guide.log").toAbsolutePath();
    shell.redirectErrorStream(true).redirectOutput(said.toFile());
    shell.environment().putAll(environment());
    shell.environment().putAll(Map.of("TABLE", table, "IMAGE", IMAGE));
    shell
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);

    assertEquals(0, shell.start().waitFor(), "see " + said);
  }

  /** What is written into samconfig.toml is what the guide printed for it. */
  private static String filledIn(String command) {
    if (command.matches("echo \"\\w+=.*\"")) {
      return command + " | sed 's/.*/    \"&\",/' >> filled-in";
    }
    if (command.startsWith("sam deploy")) {
      return "sed -i -e '/FunctionLogDays=7/r filled-in' samconfig.toml\n" + command;
    }
    if (command.startsWith("sam delete")) {
      return AFTER + "yes | " + command;
    }
    return command
        .replace("cluster=...", "cluster=guide")
        .replace("AWS_REGION=...", "AWS_REGION=eu-central-1");
  }

  private static void furnish(Path folder, String table) throws IOException {
    Path root = Template.ROOT;
    for (String name : FILES) {
      Path copy = folder.resolve(name);
      Files.createDirectories(copy.getParent());
      Files.copy(root.resolve(name), copy);
    }
    String config = Files.readString(root.resolve("samconfig.toml"));
    for (var filled : FILLED_IN.entrySet()) {
      config = config.replace(filled.getKey(), filled.getValue());
    }
    Files.writeString(folder.resolve("samconfig.toml"), config);
    Files.writeString(
        folder.resolve("stack.json"),
        """
        {"Resources": {"UndeliveredEvents": {"Type": "AWS::SQS::Queue"}},
         "Outputs": {"TableName": {"Value": "%s"}, "Url": {"Value": "https://api"}}}
        """
            .formatted(table));
    Files.createFile(folder.resolve("filled-in"));
    Files.createDirectory(folder.resolve("bin"));
    program(folder, "sam", ".venv-lint/bin/sam");
    program(folder, "aws", ".venv-emulator/bin/python " + root.resolve("scripts/aws_stand_in.py"));
  }

  private static void program(Path folder, String name, String command) throws IOException {
    Path file = folder.resolve("bin").resolve(name);
    Files.writeString(file, "#!/bin/sh\nexec " + Template.ROOT.resolve(command) + " \"$@\"\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("can't be run: " + file);
    }
  }

  private static Map<String, String> environment() {
    return Map.of(
        // By this name moto knows the URL of an object for one.
        "AWS_ENDPOINT_URL", MotoServer.url().toString().replace("127.0.0.1", "localhost"),
        "AWS_ACCESS_KEY_ID", "test",
        "AWS_SECRET_ACCESS_KEY", "test",
        "AWS_DEFAULT_REGION", MotoServer.REGION.id(),
        "SAM_CLI_TELEMETRY", "0");
  }
}
