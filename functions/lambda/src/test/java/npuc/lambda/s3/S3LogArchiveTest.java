package npuc.lambda.s3;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.util.UUID;
import npuc.compilation.Compilations;
import npuc.compilation.StepName;
import npuc.job.JobName;
import npuc.job.LogArchive;
import npuc.job.LogArchiveContract;
import npuc.lambda.emulator.MotoServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

class S3LogArchiveTest {
  private static final JobName JOB = JobName.of(Compilations.ID, StepName.VERIFY, 1);

  @Nested
  class OverTheWire extends LogArchiveContract {
    @Override
    protected LogArchive archive() {
      S3Client s3 = MotoServer.client(S3Client.builder().forcePathStyle(true));
      String bucket = "logs-" + UUID.randomUUID();
      s3.createBucket(
          made ->
              made.bucket(bucket)
                  .createBucketConfiguration(
                      where -> where.locationConstraint(MotoServer.REGION.id())));
      return new S3LogArchive(() -> s3, bucket);
    }
  }

  @Test
  void doesNotTakeAMissingBucketForAMissingLog() {
    S3Client s3 = MotoServer.client(S3Client.builder().forcePathStyle(true));
    var archive = new S3LogArchive(() -> s3, "nobody-made-this-bucket");

    assertThrows(NoSuchBucketException.class, () -> archive.open(JOB, 0));
    assertThrows(
        NoSuchBucketException.class,
        () -> archive.store(JOB, new ByteArrayInputStream(new byte[1])));
  }
}
