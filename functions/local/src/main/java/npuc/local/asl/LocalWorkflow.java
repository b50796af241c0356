package npuc.local.asl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import npuc.local.sqlite.Database;
import npuc.workflow.Execution;
import npuc.workflow.Workflow;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@link Workflow} that runs statemachine/compilation.asl.json in this process. */
public final class LocalWorkflow implements Workflow {
  private static final String FILE = "/statemachine/compilation.asl.json";

  private final Executions executions;

  private LocalWorkflow(Executions executions) {
    this.executions = executions;
  }

  /**
   * Makes the engine that runs the file.
   *
   * @param substitutions names of the functions
   * @throws DefinitionException if this interpreter can't run the file
   */
  public static Executions executions(
      Database database, Map<String, String> substitutions, Clock clock) {
    return new Executions(
        Definition.read(text(), substitutions), new SqliteExecutionStore(database), clock);
  }

  /** The port on an engine. */
  public static LocalWorkflow of(Executions executions) {
    return new LocalWorkflow(executions);
  }

  @Override
  public void start(Execution execution) {
    executions.start(
        execution.name().toString(),
        JsonNodeFactory.instance
            .objectNode()
            .put("compilationId", execution.name().compilation().toString())
            .put("generation", execution.name().generation())
            .put("startAt", execution.startAt().word()));
  }

  private static String text() {
    try (InputStream file =
        Objects.requireNonNull(LocalWorkflow.class.getResourceAsStream(FILE), FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
