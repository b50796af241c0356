package npuc.lambda.s3;

import java.util.UUID;
import npuc.job.LogArchive;
import npuc.job.LogArchiveContract;
import npuc.lambda.emulator.LocalStack;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.services.s3.S3Client;

@Testcontainers(disabledWithoutDocker = true)
class S3LogArchiveLocalStackTest extends LogArchiveContract {
  @Container private static final LocalStackContainer LOCAL_STACK = LocalStack.container("s3");

  @Override
  protected LogArchive archive() {
    S3Client s3 = LocalStack.client(LOCAL_STACK, S3Client.builder().forcePathStyle(true));
    String bucket = "logs-" + UUID.randomUUID();
    s3.createBucket(
        made ->
            made.bucket(bucket)
                .createBucketConfiguration(
                    where -> where.locationConstraint(LOCAL_STACK.getRegion())));
    return new S3LogArchive(() -> s3, bucket);
  }
}
