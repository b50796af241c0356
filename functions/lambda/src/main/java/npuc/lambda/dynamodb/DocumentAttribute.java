package npuc.lambda.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import npuc.document.DocumentFormat;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A record as the {@code document} of an item: JSON, compressed. The largest compilation (20
 * attempts of each step, 200 history entries, 1,000 files) is 159 KB of JSON and 10 KB of item;
 * with a different random message everywhere, random digests and a random caller of each command it
 * is 297 KB of item.
 */
final class DocumentAttribute<T> {
  private final DocumentFormat<T> format;

  DocumentAttribute(Class<T> type) {
    this.format = new DocumentFormat<>(type);
  }

  AttributeValue write(T value) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(compress(format.write(value))));
  }

  /**
   * The record of an item.
   *
   * @throws IllegalStateException if it can't be read; its message names the key
   */
  T read(String key, Map<String, AttributeValue> item) {
    byte[] compressed =
        Optional.ofNullable(item.get(Schema.DOCUMENT))
            .flatMap(document -> Optional.ofNullable(document.b()))
            .map(SdkBytes::asByteArray)
            .orElseThrow(() -> new IllegalStateException(key + " is stored without a document"));
    return format.read(key, decompress(key, compressed));
  }

  private static byte[] compress(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String decompress(String key, byte[] compressed) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the document of " + key + " can't be decompressed", e);
    }
  }
}
