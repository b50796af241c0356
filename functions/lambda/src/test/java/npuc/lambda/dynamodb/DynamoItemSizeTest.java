package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import npuc.compilation.Compilation;
import npuc.compilation.StoredCompilations;
import npuc.document.DocumentFormat;
import npuc.id.TestIds;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB takes items of 400 KB; ours end at 300. */
class DynamoItemSizeTest {
  private static final int KB = 1024;
  private static final Compilation LARGEST = StoredCompilations.largest();

  @Test
  void theLargestSampleIsMuchSmallerCompressed() {
    assertTrue(json(LARGEST) > 150 * KB, json(LARGEST) + " bytes of JSON");
    assertTrue(size(LARGEST) < 10 * KB, size(LARGEST) + " bytes of item");
  }

  /** With 240 different messages of 1 KB, causes and notes of the largest, and 1,000 digests. */
  @Test
  void theLargestFitsEvenWhenItCanHardlyBeCompressed() {
    Compilation hard = new Incompressible(0).of(LARGEST);

    assertTrue(json(hard) > 400 * KB, json(hard) + " bytes of JSON");
    assertTrue(size(hard) < ItemSize.MOST, size(hard) + " bytes of item");
  }

  @Test
  void refusesALargerOneBeforeItIsSent() {
    var client = new ScriptedClient();
    var store = new DynamoCompilationStore(client.table(), new TestIds());
    Compilation tooLarge = new Incompressible(500).of(LARGEST);

    for (Runnable write :
        Stream.<Runnable>of(() -> store.create(tooLarge), () -> store.replace(tooLarge)).toList()) {
      String message =
          String.valueOf(assertThrows(IllegalStateException.class, write::run).getMessage());
      assertTrue(message.startsWith(tooLarge.id() + " takes "), message);
    }
    assertEquals(0, client.calls());
  }

  @Test
  void countsNamesAndValuesInUtf8() {
    var item =
        Map.of(
            "pk", AttributeValue.fromS("한"),
            "sk", AttributeValue.fromS("🙂"),
            "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[360 * KB])));

    int size = ItemSize.of(item);

    assertTrue(size >= 2 + 3 + 2 + 4 + 1 + 360 * KB, size + " bytes");
    assertThrows(IllegalStateException.class, () -> ItemSize.checked(item));
  }

  private static int json(Compilation compilation) {
    return new DocumentFormat<>(Compilation.class).write(compilation).length();
  }

  private static int size(Compilation compilation) {
    return ItemSize.of(CompilationItem.of(compilation, TestIds.ulid(1)));
  }
}
