package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.document.DocumentFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What becomes of an item that someone damaged, or that a newer version wrote. */
class DynamoDocumentsTest {
  private static final Compilation PENDING = Compilations.pending();

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "[]", "{\"id\":", "not json"})
  void aDamagedDocumentIsNamed(String damaged) throws IOException {
    assertNamed(Map.of("document", compressed(damaged)));
  }

  @Test
  void whatIsNotCompressedIsNamed() {
    assertNamed(Map.of("document", AttributeValue.fromB(SdkBytes.fromUtf8String("{}"))));
    assertNamed(Map.of("document", AttributeValue.fromS("{}")));
    assertNamed(Map.of());
  }

  @Test
  void aFieldOfANewerVersionIsIgnored() throws IOException {
    String document = new DocumentFormat<>(Compilation.class).write(PENDING);

    assertEquals(
        PENDING,
        read(Map.of("document", compressed("{\"newer\":{\"a\":[1]}," + document.substring(1)))));
  }

  private static void assertNamed(Map<String, AttributeValue> item) {
    String message =
        String.valueOf(assertThrows(IllegalStateException.class, () -> read(item)).getMessage());
    assertTrue(message.contains(PENDING.id().toString()), message);
  }

  private static Compilation read(Map<String, AttributeValue> item) {
    return new DocumentAttribute<>(Compilation.class).read(PENDING.id().toString(), item);
  }

  private static AttributeValue compressed(String document) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(document.getBytes(StandardCharsets.UTF_8));
    }
    return AttributeValue.fromB(SdkBytes.fromByteArray(bytes.toByteArray()));
  }
}
