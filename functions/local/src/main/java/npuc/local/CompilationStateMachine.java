package npuc.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import npuc.local.asl.StateMachine;

/** The state machine that is deployed, with the names of the functions in this process. */
final class CompilationStateMachine {
  private static final String FILE = "/statemachine/compilation.asl.json";

  private CompilationStateMachine() {}

  static StateMachine load() {
    try (InputStream file =
        Objects.requireNonNull(CompilationStateMachine.class.getResourceAsStream(FILE), FILE)) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return StateMachine.load(text, LocalFunctions.SUBSTITUTIONS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
