package npuc.lambda.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import npuc.compilation.ReasonCode;
import npuc.environment.SecretText;
import npuc.lambda.emulator.MotoServer;
import npuc.registry.ArtifactUri;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.source.ModelSources;
import npuc.source.ModelSourcesContract;
import npuc.source.Sight;
import npuc.source.SourceSecrets;
import npuc.source.SourceSettingsReader;
import npuc.source.look.NetModelSources;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Sources in S3, over the wire. */
class BucketLookTest extends ModelSourcesContract {
  private static final byte[] BYTES = "content".getBytes(UTF_8);

  private final S3Client s3 = MotoServer.client(S3Client.builder().forcePathStyle(true));
  private final String bucket = "models-" + UUID.randomUUID();

  BucketLookTest() {
    s3.createBucket(
        made ->
            made.bucket(bucket)
                .createBucketConfiguration(
                    where -> where.locationConstraint(MotoServer.REGION.id())));
  }

  @Override
  protected SourceUri put(Optional<SourceUri> place, Map<String, byte[]> files) {
    String prefix = "llama 3";
    place.ifPresent(known -> remove());
    files.forEach((path, content) -> put(prefix + "/" + path, content));
    put(prefix + "/", new byte[0]);
    put(prefix + "-other/config.json", BYTES);
    return place.orElse(uri(prefix));
  }

  private void remove() {
    s3.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
        .forEach(object -> s3.deleteObject(which -> which.bucket(bucket).key(object.key())));
  }

  private void put(String key, byte[] content) {
    s3.putObject(to -> to.bucket(bucket).key(key), RequestBody.fromBytes(content));
  }

  @Override
  protected SourceUri missing() {
    return uri("nothing");
  }

  private SourceUri uri(String key) {
    return (SourceUri) ArtifactUri.stored("s3://" + bucket + "/" + key);
  }

  @Override
  protected ModelSources sources() {
    return new NetModelSources(
        () -> SourceSettingsReader.read(
            """
            {"s3": {"endpoint": "%s", "region": "%s", "accessKeyId": "test", "secretAccessKey": "test"}}
            """
                .formatted(MotoServer.url(), MotoServer.REGION.id())));
  }

  private Sight look(SourceUri uri, Optional<Pin> pin) {
    return sources().look(uri, pin, TFLITE, SourceSecrets.NONE);
  }

  private static void assertChanged(Sight sight) {
    assertEquals(
        ReasonCode.SOURCE_CHANGED, assertInstanceOf(Sight.Refused.class, sight).why().code());
  }

  @Test
  void pinsAnObjectByItsETag() {
    put("a.tflite", BYTES);

    var seen = assertInstanceOf(Sight.Pinned.class, look(uri("a.tflite"), Optional.empty()));

    assertTrue(seen.pin().text().startsWith("etag:"), seen.pin().text());
    assertEquals(Optional.of(7L), seen.sizeBytes());
    put("a.tflite", "another".getBytes(UTF_8));
    assertChanged(look(uri("a.tflite"), Optional.of(seen.pin())));
    s3.deleteObject(which -> which.bucket(bucket).key("a.tflite"));
    assertChanged(look(uri("a.tflite"), Optional.of(seen.pin())));
  }

  @Test
  void pinsAnObjectByItsVersionWhereThereAreSome() {
    s3.putBucketVersioning(
        which ->
            which
                .bucket(bucket)
                .versioningConfiguration(as -> as.status(BucketVersioningStatus.ENABLED)));
    put("a.tflite", BYTES);

    var seen = assertInstanceOf(Sight.Pinned.class, look(uri("a.tflite"), Optional.empty()));

    assertTrue(seen.pin().text().startsWith("version:"), seen.pin().text());
    put("a.tflite", "longer than before".getBytes(UTF_8));
    var before =
        assertInstanceOf(Sight.Pinned.class, look(uri("a.tflite"), Optional.of(seen.pin())));
    assertEquals(Optional.of(7L), before.sizeBytes());
    s3.deleteObject(
        which ->
            which
                .bucket(bucket)
                .key("a.tflite")
                .versionId(seen.pin().text().substring("version:".length())));
    assertChanged(look(uri("a.tflite"), Optional.of(seen.pin())));
  }

  @Test
  void findsAModelBelowAPrefixAsTheObjectThatItIs() {
    put("net/README.md", BYTES);
    put("net/kws.tflite", BYTES);

    var seen = assertInstanceOf(Sight.Pinned.class, look(uri("net"), Optional.empty()));

    assertEquals(uri("net/kws.tflite"), seen.uri());
    assertTrue(seen.pin().text().startsWith("etag:"), seen.pin().text());
  }

  @Test
  void tellsABucketThatIsNotThere() {
    SourceUri uri = (SourceUri) ArtifactUri.stored("s3://nobody-made-this-bucket/a.tflite");

    assertEquals(
        ReasonCode.SOURCE_MISSING,
        assertInstanceOf(Sight.Refused.class, look(uri, Optional.empty())).why().code());
  }

  @Test
  void doesNotSeeWhatIsDown() {
    var down =
        new NetModelSources(
            () -> SourceSettingsReader.read(
                "{\"s3\": {\"endpoint\": \"http://127.0.0.1:1\", \"accessKeyId\": \"a\","
                    + " \"secretAccessKey\": \"hush\"}}"));

    Sight sight =
        down.look(
            uri("a.tflite"),
            Optional.empty(),
            TFLITE,
            new SourceSecrets(Map.of("AWS_REGION", new SecretText("eu/../evil"))));

    assertInstanceOf(Sight.Unseen.class, sight);
    assertTrue(!sight.toString().contains("hush"), sight.toString());
  }
}
