package npuc.platform.rngd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import npuc.application.Application;
import npuc.platform.Advice;
import npuc.platform.CompileInput;
import npuc.platform.MapFiles;
import npuc.platform.OptionsReader;
import npuc.platform.Platform;
import npuc.platform.Resources;
import npuc.platform.Toolchain;
import npuc.platform.option.Options;
import npuc.refusal.Said;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RngdTest {
  private static final long GIB = 1L << 30;

  private final Platform rngd = new Rngd();
  private final Violations violations = new Violations();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'maxContextLength':512,'prefillBuckets':[[1,512],[1,1024]]} | options.prefillBuckets | must have no length above maxContextLength (512); the longest is 1024
          {'maxContextLength':512,'decodeBuckets':'1,1024'} | options.decodeBuckets | must have no length above maxContextLength (512); the longest is 1024
          {'maxContextLength':512,'appendBuckets':'1,1024,128'} | options.appendBuckets | must have no length above maxContextLength (512); the longest is 1024
          {'maxContextLength':512,'appendBuckets':'1,128,128'} | options.appendBuckets | [1, 128, 128] must have fewer new tokens than its length: it reads them after others
          {'maxContextLength':512,'appendBuckets':[[1,128]]} | options.appendBuckets[0] | must be three numbers [batch, attention, input], such as [1, 4096, 1024]
          {'maxContextLength':512,'tokenwiseSeqLens':[1,512,1024]} | options.tokenwiseSeqLens | must not hold a size above maxContextLength (512); the largest is 1024
          {'task':'embed','decodeBuckets':'1,4096'} | options.decodeBuckets | must be empty: a model that embeds or scores decodes nothing
          {'task':'embed','appendBuckets':'1,4096,1'} | options.appendBuckets | must have more than 1 new token: that is decoding, which this task does not do
          {'task':'dance'} | options.task | must be one of generate, embed, score
          {'tensorParallel':32,'pipelineParallel':3} | options.pipelineParallel | takes 12 cards together with tensorParallel 32; at most 8 are supported
          {'tensorParallel':12} | options.tensorParallel | must be one of the numbers 4, 8, 16, 32
          {'pipelineParallel':0} | options.pipelineParallel | must be a whole number from 1 to 8
          {'maxContextLength':15} | options.maxContextLength | must be a whole number from 16 to 1048576
          {'maxContextLength':1048577} | options.maxContextLength | must be a whole number from 16 to 1048576
          {'prefillBuckets':[[0,4096]]} | options.prefillBuckets[0][0] | must be a whole number from 1 to 1073741824
          {'decodeBuckets':[[1,4096],[1,4096]]} | options.decodeBuckets[1] | repeats [1, 4096]
          """)
  void refuses(String options, String field, String message) {
    complete(options);

    assertEquals(List.of(new Said(field, message)), Said.of(violations));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'tensorParallel':4,'pipelineParallel':8}
          {'tensorParallel':8,'pipelineParallel':8}
          {'tensorParallel':32,'pipelineParallel':2}
          {'tensorParallel':16}
          {'prefillBuckets':'1,128, 1,512'}
          {'decodeBuckets':'1,128, 1,512'}
          {'tokenwiseSeqLens':'128, 256'}
          {'maxContextLength':16}
          {'maxContextLength':1048576}
          {'maxContextLength':600,'prefillBuckets':'1,600','decodeBuckets':'1,600','tokenwiseSeqLens':[600]}
          """)
  void accepts(String options) {
    complete(options);

    assertEquals(List.of(), violations.list());
  }

  @Test
  void leavesEmptyBucketsToTheCompiler() {
    assertEquals(
        json("{'maxContextLength':4096,'pipelineParallel':1,'tensorParallel':8}").toString(),
        complete("{'prefillBuckets':'','tokenwiseSeqLens':[]}").toJson().toString());
  }

  @Test
  void derivesAllBucketsWhereThePresetsHaveNoneSoShort() {
    assertEquals(
        json("""
            {'decodeBuckets': [[1,128],[1,256],[1,300],[2,128],[2,256],[2,300],[4,128],[4,256],
               [4,300],[8,128],[8,256],[8,300],[16,128],[16,256],[16,300]],
             'maxContextLength': 300, 'pipelineParallel': 1,
             'prefillBuckets': [[1,128],[1,256],[1,300]], 'tensorParallel': 8,
             'tokenwiseSeqLens': [1,2,4,8,16,128,256,300]}
            """)
            .toString(),
        complete("{'maxContextLength':300,'prefillBuckets':'','tokenwiseSeqLens':[]}")
            .toJson()
            .toString());
  }

  @Test
  void readsInPartsWhatTheExamplesOfThePageDoNotReach() {
    assertEquals(
        json("""
            {'appendBuckets': [[1,1024,512],[1,2048,512],[1,4096,512]],
             'decodeBuckets': [[1,128],[1,512],[1,4096]], 'maxContextLength': 4096,
             'pipelineParallel': 1, 'prefillBuckets': [[1,128],[1,512]], 'tensorParallel': 8,
             'tokenwiseSeqLens': [128,256,512]}
            """)
            .toString(),
        complete(
                "{'prefillBuckets':'1,128, 1,512','decodeBuckets':'1,128, 1,512',"
                    + "'tokenwiseSeqLens':'128, 256'}")
            .toJson()
            .toString());
  }

  @Test
  void derivesNoDecodeBucketsForAModelThatEmbeds() {
    Options options = complete("{'task':'embed','maxContextLength':128,'prefillBuckets':'1,128'}");

    assertEquals(Optional.empty(), options.get("decodeBuckets"));
    assertEquals("[128]", options.get("tokenwiseSeqLens").orElseThrow().display());
  }

  @Test
  void keepsWhatIsGiven() {
    Options options = complete("{'maxContextLength':128,'decodeBuckets':'6,128, 1,128'}");

    assertEquals("[[1,128],[6,128]]", options.get("decodeBuckets").orElseThrow().display());
    assertEquals("[1,6,128]", options.get("tokenwiseSeqLens").orElseThrow().display());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'maxContextLength':128,'prefillBuckets':'1,128','decodeBuckets':'1,128','tokenwiseSeqLens':'1,128'} | LlamaForCausalLM | 10
          {'maxContextLength':128} | LlamaForCausalLM | 30
          {'maxContextLength':4096} | LlamaForCausalLM | -1
          {'maxContextLength':128} | GptOssForCausalLM | -1
          """)
  void countsKernelsWhereTheDryRunOfFxbHasAsMany(
      String options, String architecture, long kernels) {
    String config =
        "{'architectures':['%s'],'hidden_size':1024,'intermediate_size':2816,'num_hidden_layers':2}"
            .formatted(architecture);
    var files = new MapFiles().with(ModelConfig.FILE, config.replace('\'', '"'));

    Advice advice =
        rngd.advise(
            complete(options),
            new CompileInput(files, Optional.empty()),
            0,
            rngd.defaultResources());

    assertEquals(kernels, advice.unitsOfWork().orElse(-1));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'maxContextLength':1024} | ``
          {'maxContextLength':1024,'tensorParallel':32,'pipelineParallel':2} | ``
          {'tokenwiseSeqLens':'1, 2048'} | tokenwiseSeqLens above 1024 can only be built without the on-chip sampler, which is left out then: fxb 2026.4 refuses them otherwise, for most models.
          {'maxContextLength':256,'prefillBuckets':'4,256'} | The largest step has 1024 tokens (batch times new tokens), the largest of tokenwiseSeqLens is 256: the vendor's validator lets that pass, but the bucket may be of no use.
          """)
  void warns(String options, String warning) {
    assertEquals(warning, String.join("; ", advice(options, 0).warnings()));
  }

  @Test
  void advisesMemoryByTheKernelsCompiledAtOnce() {
    Advice small = advice("{'maxContextLength':1024}", 300 * GIB);
    Advice large =
        rngd.advise(
            complete("{'maxContextLength':8192,'prefillBuckets':'1,8192'}"),
            CompileInput.UNKNOWN,
            300 * GIB,
            Resources.of("8", "16Gi"));

    assertEquals(16 * GIB, small.memoryBytes().orElseThrow());
    assertEquals(32 * GIB, large.memoryBytes().orElseThrow());
    assertEquals(
        "The memory request 16Gi lets 4 of 8 kernels be compiled at once, 4294967296 bytes each.",
        large.warnings().getFirst());
  }

  @Test
  void advisesMemoryFromTheSizeOfTheModelForOlderSdks() {
    var old = new Toolchain("furiosa-llm", "2026.3.0", Optional.empty());
    Advice advice =
        rngd.advise(
            complete("{'tensorParallel':32}"),
            new CompileInput(CompileInput.UNKNOWN.files(), Optional.of(old)),
            30 * GIB,
            rngd.defaultResources());

    assertEquals(75 * GIB, advice.memoryBytes().orElseThrow());
    assertEquals(
        List.of(
            "The memory request 64Gi is less than 2.5 times the model's size (80530636800 bytes);"
                + " builds with SDKs up to 2026.3 have run out of memory below that.",
            "tensorParallel 32 takes 4 cards and fails to compile with SDK 2026.2."),
        advice.warnings());
  }

  private Advice advice(String options, long baseSizeBytes) {
    return rngd.advise(
        complete(options), CompileInput.UNKNOWN, baseSizeBytes, rngd.defaultResources());
  }

  private Options complete(String options) {
    return rngd.complete(
        new OptionsReader(Application.PLATFORMS).read(rngd, json(options), violations),
        CompileInput.UNKNOWN,
        violations);
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
