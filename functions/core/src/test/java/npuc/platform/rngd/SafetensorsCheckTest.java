package npuc.platform.rngd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import npuc.platform.MapFiles;
import npuc.platform.ModelProblems;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsCheckTest {
  private static final String INDEX = "model.safetensors.index.json";
  private static final String TWO_TENSORS =
      "{'__metadata__':{'format':'pt'},'b':{'dtype':'BF16','shape':[1,2],'data_offsets':[4,8]},"
          + "'a':{'dtype':'F32','shape':[],'data_offsets':[0,4]}}";

  private final MapFiles files = new MapFiles();

  @Test
  void oneWholeFilePasses() {
    files.with("model.safetensors", Shards.of(TWO_TENSORS, 8));

    assertEquals(List.of(), problems());
  }

  @Test
  void aHiddenFileIsNoneOfTheWeights() {
    files.with("model.safetensors", Shards.of(TWO_TENSORS, 8));
    files.with("._model.safetensors", "what macOS puts beside a file");

    assertEquals(List.of(), problems());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          7 | {'a':{'dtype':'BF16','shape':[4],'data_offsets':[0,8]}} | ends early: 7 of 8 bytes of weights are there
          9 | {'a':{'dtype':'BF16','shape':[4],'data_offsets':[0,8]}} | has 1 bytes after its last tensor
          8 | {'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'b':{'dtype':'U8','shape':[5],'data_offsets':[3,8]}} | has tensors that overlap or leave bytes between them
          8 | {'a':{'dtype':'U8','shape':[8],'data_offsets':[0,8]},'b':{'dtype':'U8','shape':[4],'data_offsets':[4,8]}} | has tensors that overlap or leave bytes between them
          8 | {'a':{'dtype':'BF16','shape':[3],'data_offsets':[0,8]}} | describes the tensor a wrongly in its header
          8 | {'a':{'dtype':'BF16','shape':[4],'data_offsets':[8,0]}} | describes the tensor a wrongly in its header
          8 | {'a':{'dtype':'U8','shape':[9223372036854775807,2],'data_offsets':[0,8]}} | describes the tensor a wrongly in its header
          8 | {'a':{'dtype':'U8','shape':[8],'data_offsets':[-8,0]}} | describes the tensor a wrongly in its header
          8 | {'a':8} | describes the tensor a wrongly in its header
          0 | [1] | has a header that is no JSON object
          0 | {'a'} | has a header that is no JSON object
          """)
  void aBrokenFileIsNamed(int dataBytes, String header, String wrong) {
    files.with("model.safetensors", Shards.of(header, dataBytes));

    assertEquals(
        List.of("model.safetensors " + wrong + "; copy this file of the model again"), problems());
  }

  @Test
  void aPointerOfGitLfsOrAnEmptyFileIsNoModel() {
    files.with("a.safetensors", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
    files.with("b.safetensors", "");

    assertEquals(
        List.of(
            "a.safetensors is no safetensors file: its first 8 bytes are no length of a header (56"
                + " bytes in all); copy this file of the model again",
            "b.safetensors is no safetensors file: its first 8 bytes are no length of a header (0"
                + " bytes in all); copy this file of the model again"),
        problems());
  }

  @Test
  void aFolderWithoutWeightsIsNoModel() {
    assertEquals(
        List.of("*.safetensors is missing: there are no weights; copy the whole model"),
        problems());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'weight_map':{'a':'1.safetensors','b':'1.safetensors'}} | ``
          {'weight_map':{'a':'1.safetensors','b':'1.safetensors','c':'2.safetensors'}} | 2.safetensors is named in model.safetensors.index.json but missing; copy it to the model
          {'weight_map':{'a':'1.safetensors'}} | 1.safetensors holds tensors that the index does not: b; copy the index and the shards of one and the same model
          {'weight_map':{'a':'1.safetensors','b':'1.safetensors','c':'1.safetensors','d':'1.safetensors','e':'1.safetensors','f':'1.safetensors'}} | 1.safetensors lacks tensors that the index puts there: c, d, e and 1 more; copy the index and the shards of one and the same model
          {'weight_map':{}} | model.safetensors.index.json can't be read as an index with a weight_map; copy this file of the model again
          {'weight_map':{'a':1}} | model.safetensors.index.json can't be read as an index with a weight_map; copy this file of the model again
          {x | model.safetensors.index.json can't be read as an index with a weight_map; copy this file of the model again
          """)
  void indexAndShardsMustAgree(String index, String problem) {
    files.with(INDEX, index.replace('\'', '"'));
    files.with("1.safetensors", Shards.of(TWO_TENSORS, 8));

    assertEquals(problem, String.join(" / ", problems()));
  }

  @Test
  void onlyAsMuchIsToldAsAPersonReads() {
    for (int shard = 0; shard < 30; shard++) {
      files.with(shard + ".safetensors", "");
    }

    assertEquals(21, problems().size());
    assertEquals(
        "has more problems of this kind; copy the whole model again", problems().getLast());
  }

  private List<String> problems() {
    var violations = new Violations();
    new SafetensorsCheck(files, new ModelProblems(violations)).check();
    return violations.list().stream().map(Violation::message).toList();
  }
}
