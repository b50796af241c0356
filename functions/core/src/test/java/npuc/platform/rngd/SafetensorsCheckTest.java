package npuc.platform.rngd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import npuc.platform.MapFiles;
import npuc.platform.ModelViolations;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsCheckTest {
  private static final String TWO_TENSORS =
      "{'__metadata__':{'format':'pt'},'b':{'dtype':'BF16','shape':[1,2],'data_offsets':[4,8]},"
          + "'a':{'dtype':'F32','shape':[],'data_offsets':[0,4]}}";

  private final MapFiles files = new MapFiles();

  @Test
  void aHiddenFileIsNoneOfTheWeights() {
    files.with("model.safetensors", Shards.of(TWO_TENSORS, 8));
    files.with("._model.safetensors", "what macOS puts beside a file");

    assertEquals(List.of(), violations());
  }

  @Test
  void aPointerOfGitLfsOrAnEmptyFileIsNoModel() {
    files.with("a.safetensors", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
    files.with("b.safetensors", "");

    assertEquals(
        List.of(
            "a.safetensors is no safetensors file: its first 8 bytes are no length of a header (56"
                + " bytes in all); copy this file of the model again and register the folder as a new artifact",
            "b.safetensors is no safetensors file: its first 8 bytes are no length of a header (0"
                + " bytes in all); copy this file of the model again and register the folder as a new artifact"),
        violations());
  }

  @Test
  void aFolderWithoutWeightsIsNoModel() {
    assertEquals(
        List.of(
            "*.safetensors is missing: there are no weights; copy the whole model and register it as a new artifact"),
        violations());
  }

  @Test
  void onlyAsMuchIsToldAsAPersonReads() {
    for (int shard = 0; shard < 30; shard++) {
      files.with(shard + ".safetensors", "");
    }

    assertEquals(21, violations().size());
    assertEquals(
        "has more problems of this kind; copy the whole model again and register it as a new artifact",
        violations().getLast());
  }

  @Test
  void anIndexThatNamesMoreTensorsThanAnyModelHasIsReadNoFurther() {
    String tensors =
        IntStream.rangeClosed(0, 250_000)
            .mapToObj("'%d':'a.safetensors'"::formatted)
            .collect(Collectors.joining(","));
    files.with(
        "model.safetensors.index.json", ("{'weight_map':{" + tensors + "}}").replace('\'', '"'));

    assertEquals(
        List.of(
            "model.safetensors.index.json names more tensors than any model has, which is at most"
                + " 250,000 of 64 characters; copy this file of the model again and register the folder as a new artifact"),
        violations());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{'weight_map':{}}",
        "{'weight_map':[]}",
        "{'weight_map':{'a':1}}",
        "{'weight_map':{'a':'a.safetensors'}} more",
        "{'weight_map':{'a':'a.safetensors'}",
        "{'weight_map':{'a':{'b':'a.safetensors'}}}"
      })
  void whatIsNoIndexIsTold(String index) {
    files.with("model.safetensors.index.json", index.replace('\'', '"'));

    assertEquals(
        List.of(
            "model.safetensors.index.json can't be read as an index with a weight_map; copy this"
                + " file of the model again and register the folder as a new artifact"),
        violations());
  }

  private List<String> violations() {
    var violations = new Violations();
    new SafetensorsCheck(files, new ModelViolations(violations)).check();
    return violations.list().stream().map(Violation::message).toList();
  }
}
