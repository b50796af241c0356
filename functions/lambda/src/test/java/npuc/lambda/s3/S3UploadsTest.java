package npuc.lambda.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import npuc.lambda.emulator.MotoServer;
import npuc.upload.Sent;
import npuc.upload.Upload;
import npuc.upload.UploadContent;
import npuc.upload.UploadFile;
import npuc.upload.UploadPart;
import npuc.upload.Uploads;
import npuc.upload.UploadsContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3UploadsTest extends UploadsContract {
  private static final int PART = 8 * 1024 * 1024;

  @AutoClose private final HttpClient http = HttpClient.newHttpClient();
  private final String bucket = "uploads-" + UUID.randomUUID();
  private final S3Client s3 = MotoServer.client(S3Client.builder().forcePathStyle(true));
  private final S3Presigner presigner =
      S3Presigner.builder()
          .endpointOverride(MotoServer.url())
          .region(MotoServer.REGION)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
          .build();

  @Override
  protected Uploads uploads() {
    s3.createBucket(
        made ->
            made.bucket(bucket)
                .createBucketConfiguration(
                    where -> where.locationConstraint(MotoServer.REGION.id())));
    return new S3Uploads(() -> s3, () -> presigner, bucket, clock);
  }

  @Override
  protected void send(Upload upload, int file, UploadPart part, byte[] bytes)
      throws IOException, InterruptedException {
    UploadPart.Target target = part.target().orElseThrow();
    var request =
        HttpRequest.newBuilder(URI.create(target.url()))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
    target.headers().forEach(request::header);
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer::body);
  }

  @Override
  protected Optional<byte[]> lies(String uri, UploadContent content, UploadFile file) {
    assertTrue(uri.startsWith("s3://" + bucket + "/uploads/"), uri);
    String folder = uri.substring(("s3://" + bucket + "/").length()).replaceFirst("/[^/]*$", "/");
    try {
      return Optional.of(
          s3.getObjectAsBytes(from -> from.bucket(bucket).key(folder + file.path())).asByteArray());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  @Override
  protected byte[] large() {
    byte[] bytes = new byte[2 * PART + 7];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @Test
  void anAddressIsForJustItsPart() {
    Upload upload = begin(1, new Sent("m/large", large()), new Sent("m/small", bytes("abc")));

    UploadPart.Target part = upload.parts().get(0).get(2).target().orElseThrow();
    UploadPart.Target whole = upload.parts().get(1).get(0).target().orElseThrow();

    assertTrue(part.url().contains("content-length"), part::url);
    assertTrue(part.url().contains("partNumber=3"), part::url);
    assertTrue(whole.url().contains("content-length"), whole::url);
    assertTrue(whole.url().contains("x-amz-checksum-sha256"), whole::url);
    assertEquals(
        "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
        whole.headers().get("x-amz-checksum-sha256"));
  }

  @Test
  void ofVeryManyPartsTheFirstThatAreMissingGetAnAddress() throws Exception {
    Sent[] files =
        IntStream.range(0, 230)
            .mapToObj(number -> new Sent("m/%03d".formatted(number), bytes("" + number)))
            .toArray(Sent[]::new);
    Upload upload = begin(1, files);
    assertEquals(200, addresses(upload));

    for (int file = 0; file < 40; file++) {
      send(upload, file, upload.parts().get(file).getFirst(), files[file].bytes());
    }

    assertEquals(190, addresses(begin(1, files)));
  }

  @Test
  void whatIsDiscardedLeavesNothingInTheBucket() throws Exception {
    Sent[] sent = {new Sent("m/large", large()), new Sent("m/small", bytes("abc"))};
    Uploads uploads = new S3Uploads(() -> s3, () -> presigner, bucket, clock);
    Upload upload = begin(1, sent);
    sendAll(upload, sent);

    uploads.discard(upload.id());

    assertEquals(0, s3.listObjectsV2(of -> of.bucket(bucket)).keyCount());
    assertEquals(0, s3.listMultipartUploads(of -> of.bucket(bucket)).uploads().size());
  }

  private static long addresses(Upload upload) {
    return upload.parts().stream()
        .flatMap(java.util.List::stream)
        .filter(part -> part.target().isPresent())
        .count();
  }
}
