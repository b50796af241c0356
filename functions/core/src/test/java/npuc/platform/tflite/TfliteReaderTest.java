package npuc.platform.tflite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import npuc.platform.MapFiles;
import npuc.platform.ModelFiles;
import npuc.platform.tflite.TfliteContent.Read;
import npuc.platform.tflite.TfliteContent.Unfit;
import npuc.platform.tflite.TfliteContent.Unjudged;
import npuc.platform.tflite.TfliteRules.Limits;
import npuc.refusal.Fault;
import npuc.refusal.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TfliteReaderTest {
  private static final byte[] INT8 = TfliteFiles.named("int8");

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aFileIsJudged(JsonNode one) {
    String name = one.get("file").stringValue();

    TfliteContent found = TfliteReader.read(new MapFiles().with(name, TfliteFiles.content(one)));

    String says = one.path("says").asString("");
    switch (found) {
      case Unfit(Fault why) -> assertEquals(name + " " + says, why.message());
      case Read(TfliteModel model) -> {
        assertEquals("", says);
        assertEquals(
            one.path("warns").asString(""), model.warning(name).map(Wording::text).orElse(""));
        assertEquals(one.path("subgraphs").asInt(1), model.subgraphs());
        if (one.has("operators")) {
          assertEquals(one.get("operators"), JsonMapper.shared().valueToTree(model.operators()));
        }
      }
      case Unjudged() -> assertEquals("judged", "unjudged");
    }
  }

  @Test
  void aFolderIsNoModel() {
    var folder = new MapFiles().with("a.tflite", INT8).with("b.tflite", INT8);

    assertEquals(
        "It is a folder; register the one .tflite file in it that is to be compiled",
        assertInstanceOf(Unfit.class, TfliteReader.read(folder)).why().message());
  }

  @Test
  void nothingIsSaidOfAFileThatOnlyJobsSee() {
    assertInstanceOf(Unjudged.class, TfliteReader.read(ModelFiles.unseen()));
  }

  /** The same 20,000 damaged files every time. */
  @Test
  void noChangeOfBytesMakesItFail() {
    var random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = INT8.clone();
      for (int i = 0; i <= random.nextInt(8); i++) {
        changed[8 + random.nextInt(changed.length - 8)] = (byte) random.nextInt();
      }
      TfliteReader.read(new MapFiles().with("a.tflite", changed));
    }
  }

  /** Each read opens the file: what it begins with, and all of it. */
  @Test
  void aSmallFileIsReadTwice() {
    var reads = new ArrayList<String>();
    var files = new ReadFiles(new MapFiles().with("a.tflite", INT8), reads);

    assertInstanceOf(Read.class, TfliteReader.read(files));

    assertEquals(List.of("0 to 256", "0 to " + INT8.length), reads);
  }

  private record ReadFiles(MapFiles files, List<String> reads) implements ModelFiles {
    @Override
    public boolean visible() {
      return true;
    }

    @Override
    public List<String> names() {
      return files.names();
    }

    @Override
    public Optional<String> onlyFile() {
      return files.onlyFile();
    }

    @Override
    public OptionalLong size(String name) {
      return files.size(name);
    }

    @Override
    public Optional<byte[]> read(String name, long offset, int length) {
      reads.add(offset + " to " + (offset + length));
      return files.read(name, offset, length);
    }
  }

  @Test
  void aFileThatWouldBeReadForEverIsGivenUp() {
    var files = new MapFiles().with("a.tflite", INT8);
    for (Limits limits : new Limits[] {new Limits(1000, 10, ""), new Limits(1, 1000, "")}) {
      var buffer = new Flatbuffer(new FilePieces(files, "a.tflite", INT8.length), limits);

      var end = assertThrows(UnreadableException.class, () -> buffer.root().tables(4));

      assertEquals(UnreadableException.Cause.TOO_LARGE, end.cause());
    }
  }

  static Stream<JsonNode> cases() {
    return TfliteFiles.cases();
  }
}
