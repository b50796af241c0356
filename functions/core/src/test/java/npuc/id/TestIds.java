package npuc.id;

import java.nio.ByteBuffer;
import java.time.Instant;

/** Identities that are the same in every run: the n-th one is made n seconds after the start. */
public final class TestIds implements Ids {
  public static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
  private static final int FIRST_NEW = 1_000;

  private int next = FIRST_NEW;

  @Override
  public synchronized Ulid next() {
    return ulid(next++);
  }

  public static Ulid ulid(int number) {
    return at(START.plusSeconds(number), number);
  }

  /** One that is made at that moment; those of one moment are ordered by their number. */
  public static Ulid at(Instant time, int number) {
    return Ulid.of(time, ByteBuffer.allocate(10).putInt(6, number).array());
  }

  public static UploadId upload(int number) {
    return new UploadId(ulid(number));
  }

  public static CompilationId compilation(int number) {
    return new CompilationId(ulid(number));
  }

  public static ModelId model(int number) {
    return new ModelId(ulid(number));
  }

  public static VersionId version(int number) {
    return new VersionId(ulid(number));
  }

  public static ArtifactId artifact(int number) {
    return new ArtifactId(ulid(number));
  }
}
