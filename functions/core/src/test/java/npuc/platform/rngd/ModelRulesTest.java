package npuc.platform.rngd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import npuc.application.Application;
import npuc.platform.CompileInput;
import npuc.platform.MapFiles;
import npuc.platform.OptionsReader;
import npuc.platform.Platform;
import npuc.platform.Toolchain;
import npuc.platform.option.Options;
import npuc.refusal.Said;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rules between options and the model they are for. */
class ModelRulesTest {
  private static final Toolchain FXB = new Toolchain("furiosa-llm", "2026.4.0", Optional.empty());
  private static final Toolchain OLD = new Toolchain("furiosa-llm", "2026.3.0", Optional.empty());
  private static final String LLAMA =
      """
      {'architectures':['LlamaForCausalLM'],'model_type':'llama','hidden_size':1024,
       'intermediate_size':2816,'num_attention_heads':8,'num_hidden_layers':2,
       'vocab_size':128256,'max_position_embeddings':4096}
      """;

  private final Platform rngd = new Rngd();
  private final Violations violations = new Violations();

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'maxContextLength':8192} | {} | options.maxContextLength | must not be above the model's max_position_embeddings in config.json (4096)
          {'maxContextLength':131073} | {'max_position_embeddings':262144} | options.maxContextLength | must not be above the longest attention bucket that SDK 2026.4 has for it (131072)
          {'maxContextLength':40961} | {'max_position_embeddings':65536,'architectures':['Qwen3ForCausalLM'],'model_type':'qwen3','quantization_config':{'quant_method':'fp8'}} | options.maxContextLength | must not be above the longest attention bucket that SDK 2026.4 has for it (40960)
          {'tensorParallel':32} | {'num_key_value_heads':2} | options.tensorParallel | takes 4 cards, which must divide the model's num_key_value_heads (2)
          {'decodeBuckets':'8194,4096'} | {} | options.decodeBuckets | must have no batch above 8192 for this model; the largest is 8194
          {'prefillBuckets':'8194,8, 1,4096'} | {} | options.prefillBuckets | must have no batch above 8192 for this model; the largest is 8194
          {'decodeBuckets':'3,4096'} | {} | options.decodeBuckets | must have batches of 1 or an even number where a step has at most 8 new tokens; [3] can't be compiled, powers of two are best
          {'prefillBuckets':'5,8, 1,4096'} | {} | options.prefillBuckets | must have batches of 1 or an even number where a step has at most 8 new tokens; [5] can't be compiled, powers of two are best
          """)
  void refuses(String options, String config, String field, String message) {
    complete(options, config, FXB);

    assertEquals(List.of(new Said(field, message)), Said.of(violations));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'maxContextLength':4096} | {}
          {'maxContextLength':131072} | {'max_position_embeddings':131072}
          {'tensorParallel':32} | {'num_key_value_heads':4}
          {'tensorParallel':4} | {'num_key_value_heads':1}
          {'decodeBuckets':'8192,4096'} | {}
          {'prefillBuckets':'3,4096, 5,9'} | {}
          {'prefillBuckets':'1,128, 1,512'} | {}
          """)
  void accepts(String options, String config) {
    complete(options, config, FXB);

    assertEquals(List.of(), violations.list());
  }

  @Test
  void rulesOfFxbAloneDoNotBindTheOlderSdk() {
    complete("{'decodeBuckets':'3,4096, 9000,16'}", "{}", OLD);

    assertEquals(List.of(), violations.list());
  }

  @Test
  void aModelThatCannotBeSeenIsNotJudged() {
    rngd.inspect(CompileInput.UNKNOWN, violations);
    rngd.complete(Options.NONE, CompileInput.UNKNOWN, violations);

    assertEquals(List.of(), violations.list());
  }

  @Test
  void anArchitectureThatIsNotOnTheListIsAWarning() {
    CompileInput input = input(config("{'architectures':['FalconForCausalLM']}"), OLD);
    rngd.inspect(input, violations);
    Options options = rngd.complete(read("{'maxContextLength':1024}"), input, violations);

    assertEquals(
        List.of(
            "The architecture FalconForCausalLM is not on the list for SDK 2026.3; the compiler may"
                + " refuse it."),
        rngd.advise(options, input, 0, rngd.defaultResources()).warnings());
    assertEquals(List.of(), violations.list());
  }

  @Test
  void tensorParallel16IsOnlyForTheSdksThatHaveIt() {
    complete("{'tensorParallel':16}", "{}", OLD);

    assertEquals(
        List.of(new Said("options.tensorParallel", "must be one of [4, 8, 32] for SDK 2026.3")),
        Said.of(violations));
  }

  @Test
  void ofASdkNewerThanAllThatIsKnownTheDryRunTells() {
    CompileInput input =
        input(
            config("{'architectures':['FalconForCausalLM']}"),
            new Toolchain("furiosa-llm", "2026.5.0", Optional.empty()));
    Options options = rngd.complete(read("{'maxContextLength':1024}"), input, violations);

    assertEquals(
        List.of(
            "The installed SDK is newer than 2026.4, the newest that is known here: its own"
                + " checks, the first thing in the Job, tell whether it takes the model."),
        rngd.advise(options, input, 0, rngd.defaultResources()).warnings());
    assertEquals(List.of(), violations.list());
  }

  @Test
  void aModelWithoutATokenizerIsAWarning() {
    var files = new MapFiles().with(ModelConfig.FILE, config("{}"));

    assertEquals(
        List.of(
            "The model has no tokenizer (tokenizer.json): it compiles, but can't be served so."),
        rngd
            .advise(
                Options.NONE, new CompileInput(files, Optional.of(FXB)), 0, rngd.defaultResources())
            .warnings()
            .stream()
            .filter(warning -> warning.contains("tokenizer"))
            .toList());
  }

  private void complete(String options, String config, Toolchain toolchain) {
    rngd.complete(read(options), input(config(config), toolchain), violations);
  }

  private static CompileInput input(String config, Toolchain toolchain) {
    var files =
        new MapFiles()
            .with(ModelConfig.FILE, config)
            .with("tokenizer.json", "{}")
            .with(
                "model.safetensors",
                Shards.of("{'a':{'dtype':'U8','shape':[3],'data_offsets':[0,3]}}", 3));
    return new CompileInput(files, Optional.of(toolchain));
  }

  /** The config of a small Llama with some of it changed. */
  private static String config(String change) {
    ObjectNode config = json(LLAMA);
    config.setAll(json(change));
    return config.toString();
  }

  private Options read(String options) {
    return new OptionsReader(Application.PLATFORMS).read(rngd, json(options), violations);
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
