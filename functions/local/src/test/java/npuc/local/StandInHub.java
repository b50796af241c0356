package npuc.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A hub in a process of its own: scripts/hub_stand_in.py on plain folders of models. */
final class StandInHub implements AutoCloseable {
  private final Process process;
  private final Path folder;
  private final String url;

  private StandInHub(Process process, Path folder) throws IOException {
    this.process = process;
    this.folder = folder;
    BufferedReader told = process.inputReader(StandardCharsets.UTF_8);
    this.url = String.valueOf(told.readLine());
  }

  /** Starts it with options such as {@code --private org/model}. */
  static StandInHub start(Path folder, String... options) {
    var command = new ArrayList<>(List.of(Checkout.ROOT.resolve(".venv/bin/python").toString()));
    command.add(Checkout.ROOT.resolve("scripts/hub_stand_in.py").toString());
    command.addAll(List.of("--folder", folder.toString()));
    command.addAll(List.of(options));
    try {
      Files.createDirectories(folder);
      return new StandInHub(
          new ProcessBuilder(command).redirectError(Redirect.DISCARD).start(), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a file into a model, {@code org/model}. */
  void put(String model, String file, byte[] content) {
    try {
      Path target = folder.resolve(model).resolve(file);
      Files.createDirectories(target.resolveSibling(""));
      Files.write(target, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings of a service that uses it, written into a folder. */
  Map<String, String> settings(Path place) {
    try {
      Path file =
          Files.writeString(
              place.resolve("sources.json"),
              "{\"hub\": {\"endpoint\": \"%s\"}, \"hosts\": [\"127.0.0.1\"]}".formatted(url));
      return Map.of("NPUC_SOURCES", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
