package npuc.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.OutputPaths;
import npuc.compilation.Specs;
import npuc.compilation.StepName;
import npuc.compilation.StepOutput;
import npuc.environment.Environment;
import npuc.environment.Variable;
import npuc.hash.Sha256;
import npuc.id.TestIds;
import npuc.job.JobName;
import npuc.local.sqlite.Database;
import npuc.local.sqlite.SqliteCompilationStore;
import npuc.local.sqlite.SqliteModelRegistry;
import npuc.local.volume.FileLogArchive;
import npuc.platform.PlatformName;
import npuc.platform.rngd.SmallLlama;
import npuc.registry.Artifact;
import npuc.registry.Model;
import npuc.registry.Version;
import npuc.registry.VolumeUri;

/** What a service finds in its data folder after a long and busy life. */
record StoredWorld(Path data, Path volume) {
  private static final int COMPILATIONS = 100;
  private static final int FILES = 50_000;
  private static final String PATH =
      "/v1/models/" + TestIds.model(1) + "/versions/" + TestIds.version(1);

  /** 100 compilations of one version with large environments. */
  static final String LIST = PATH + "/compilations?limit=100";

  /** Asks for compilations of a model whose index names very many tensors. */
  static final String DRY_RUN = PATH + "/compilations?dryRun=true";

  /** Of a run with 50,000 output files. */
  static final String MANIFEST = "/v1/compilations/" + Compilations.ID + "/manifest";

  static final String LOG =
      "/v1/compilations/" + Compilations.ID + "/steps/compile/attempts/1/log?limit=1048576";

  void make() throws IOException {
    try (var folder = DataFolder.open(data);
        var database = Database.open(folder.database())) {
      register(new SqliteModelRegistry(database));
      var store = new SqliteCompilationStore(database);
      for (int i = 2; i < COMPILATIONS + 2; i++) {
        var spec = Specs.with(Specs.with(Specs.ETHOS_U, large()), Specs.hash("environment " + i));
        store.create(Compilations.registered(Compilations.pending(TestIds.compilation(i), spec)));
      }
      store.create(withManifest());
      new FileLogArchive(folder.logs())
          .store(
              JobName.of(Compilations.ID, StepName.COMPILE, 1),
              new ByteArrayInputStream(
                  "\u001b[31ma line of a log\n".repeat(100_000).getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void register(SqliteModelRegistry registry) throws IOException {
    registry.addModel(new Model(TestIds.model(1), "m", "", Compilations.START));
    registry.addVersion(new Version(TestIds.version(1), TestIds.model(1), "1", Compilations.START));
    registry.addArtifact(
        new Artifact(
            TestIds.artifact(1),
            TestIds.model(1),
            TestIds.version(1),
            "large",
            new PlatformName("safetensors"),
            new VolumeUri("models", "large"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Compilations.START,
            Optional.empty()));
    Path model = Files.createDirectories(volume.resolve("large"));
    Files.write(model.resolve("config.json"), SmallLlama.CONFIG);
    Files.writeString(model.resolve("model.safetensors.index.json"), index());
  }

  private static Environment large() {
    return new Environment(
        IntStream.range(0, 30)
            .<Variable>mapToObj(i -> new Variable.Plain("NAME_" + i, "v".repeat(1_000)))
            .toList());
  }

  private static String index() {
    return IntStream.range(0, 800_000)
        .mapToObj("\"model.layers.%d.mlp.experts.down_proj.weight\":\"a.safetensors\""::formatted)
        .collect(
            Collectors.joining(",", "{\"metadata\":{\"total_size\":4},\"weight_map\":{", "}}"));
  }

  private Compilation withManifest() throws IOException {
    byte[] manifest =
        IntStream.range(0, FILES)
            .mapToObj(
                i ->
                    "    {\"path\": \"kernels/%06d.bin\", \"size\": 1, \"sha256\": \"%s\"}"
                        .formatted(i, "0".repeat(64)))
            .collect(Collectors.joining(",\n", "{\n  \"files\": [\n", "\n  ]\n}\n"))
            .getBytes(StandardCharsets.UTF_8);
    var output = new StepOutput("sha256:" + Sha256.hex(manifest), List.of(), FILES, FILES);
    Compilation compiled = Compilations.compiled(output);
    Compilation published =
        Compilations.published(
            Compilations.running(
                Compilations.submitted(compiled, StepName.VERIFY), StepName.VERIFY));
    Path folder = volume.resolve(OutputPaths.published(published).path());
    Files.createDirectories(folder);
    Files.write(folder.resolve("npuc-manifest.json"), manifest);
    return published;
  }
}
