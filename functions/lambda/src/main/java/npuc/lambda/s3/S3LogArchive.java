package npuc.lambda.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.job.JobName;
import npuc.job.LogArchive;
import npuc.lambda.sdk.AwsCalls;
import npuc.retry.RetryableException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** {@link LogArchive} in a bucket, one object each: {@code logs/<job name>.log}. */
public final class S3LogArchive implements LogArchive {
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final Supplier<S3Client> s3;
  private final String bucket;

  public S3LogArchive(Supplier<S3Client> s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** An upload needs its length first; a runner bounds what a log can be. */
  @Override
  public void store(JobName job, InputStream log) {
    byte[] whole = read(job, log);
    AwsCalls.call(
        "the log of " + job + " can't be stored",
        () ->
            s3.get()
                .putObject(
                    to -> to.bucket(bucket).key(key(job)).contentType("text/plain; charset=utf-8"),
                    RequestBody.fromBytes(whole)));
  }

  @Override
  public Optional<InputStream> open(JobName job, long offset) {
    try {
      return AwsCalls.call(
          "the log of " + job + " can't be read",
          () ->
              Optional.of(
                  s3.get()
                      .getObject(
                          from ->
                              from.bucket(bucket).key(key(job)).range("bytes=" + offset + "-"))));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (AwsServiceException e) {
      if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
        return Optional.of(InputStream.nullInputStream());
      }
      throw e;
    }
  }

  @Override
  public void delete(JobName job) {
    AwsCalls.call(
        "the log of " + job + " can't be deleted",
        () -> s3.get().deleteObject(which -> which.bucket(bucket).key(key(job))));
  }

  private static byte[] read(JobName job, InputStream log) {
    try {
      return log.readAllBytes();
    } catch (IOException e) {
      throw new RetryableException("the log of " + job + " can't be read", e);
    }
  }

  private static String key(JobName job) {
    return "logs/" + job + ".log";
  }
}
