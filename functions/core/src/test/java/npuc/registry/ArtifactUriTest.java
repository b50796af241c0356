package npuc.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArtifactUriTest {

  @ParameterizedTest
  @CsvSource({
    "hf://org/model, model",
    "hf://org/model@main, model",
    "hf://org/model@refs%2Fpr%2F1, model",
    "hf://org/model@v1.0/sub/hey.tflite, hey.tflite",
    "hf://org/model/모델.tflite, 모델.tflite",
    "s3://bucket/llama, llama",
    "s3://my.bucket/models/a b/hey.tflite, hey.tflite",
    "https://host/hey.tflite, hey.tflite",
    "https://host:8443/a/b%20c.tflite, b c.tflite",
    "http://localhost:9000/hey.tflite, hey.tflite",
    "mlflow://corp/kws%20v2/1, kws v2",
    "mlflow://corp/team%2Fkws/1, kws",
    "pvc://models/a/b, b"
  })
  void whatIsReadIsWrittenAsItWasAndHasAName(String text, String name) {
    ArtifactUri uri = ArtifactUri.parse(text, "uri", new Violations()).orElseThrow();

    assertEquals(text, uri.text());
    assertEquals(uri, ArtifactUri.stored(uri.text()));
    assertEquals(name, uri.name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hf://model",
        "hf://org/mo..del",
        "hf://org/model@",
        "hf://org/model@../../x",
        "hf://org/model@a%2",
        "hf://org/model/a\u2028b",
        "hf://org/model//a",
        "hf://org/.git",
        "s3://b/a",
        "s3://bucket/",
        "s3://bucket/a/./b",
        "https://host",
        "https://host/",
        "https://host/a?x=1",
        "https://host/a#x",
        "https://user@host/a",
        "https://host/%2e%2e/a",
        "https://host/a b",
        "mlflow://Corp/a/1",
        "mlflow://corp/a/1/2",
        "mlflow://corp/%0a/1",
        "ftp://host/a",
        "hf:/org/model"
      })
  void whatCouldLeadElsewhereIsRefusedAtItsField(String text) {
    var violations = new Violations();

    assertTrue(ArtifactUri.parse(text, "uri", violations).isEmpty());
    assertTrue(violations.list().stream().allMatch(found -> found.field().equals("uri")));
    assertTrue(!violations.isEmpty());
  }

  @Test
  void aCommitIsAPinAndABranchIsNone() {
    String commit = "0123456789abcdef0123456789abcdef01234567";

    assertEquals(Optional.of(new Pin("commit:" + commit)), pin("hf://org/model@" + commit));
    assertEquals(Optional.empty(), pin("hf://org/model@main"));
    assertEquals(Optional.empty(), pin("hf://org/model"));
  }

  private static Optional<Pin> pin(String text) {
    return ((SourceUri) ArtifactUri.parse(text, "uri", new Violations()).orElseThrow())
        .ownPin(Optional.empty());
  }
}
