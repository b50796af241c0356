package npuc.registry;

import java.util.Optional;
import java.util.regex.Pattern;
import npuc.refusal.Fault;
import npuc.refusal.Violations;

/**
 * An object of an S3 bucket, or all objects below a prefix: {@code s3://bucket/key}. Which of the
 * two it is, the bucket says.
 *
 * @param key without a slash at its end
 */
public record BucketUri(String bucket, String key) implements SourceUri {
  private static final String SCHEME = "s3://";

  private static final String EXAMPLE = "s3://models/llama";
  private static final Fault FORM = Fault.wrongForm(EXAMPLE, "must be s3://<bucket>/<prefix>");
  private static final Fault BUCKET_MISSING =
      Fault.wrongForm(EXAMPLE, "must name a bucket after s3://, such as {example}");
  private static final Fault KEY_MISSING =
      Fault.wrongForm(EXAMPLE, "must have a key or a prefix after the bucket");

  /** AWS: general purpose bucket naming rules. */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** Reads one where no other uri will do. */
  public static Optional<BucketUri> read(String text, String field, Violations violations) {
    if (!text.startsWith(SCHEME)) {
      violations.add(field, FORM);
      return Optional.empty();
    }
    return parse(text, field, violations);
  }

  static Optional<BucketUri> parse(String text, String field, Violations violations) {
    var found = new Violations();
    String rest = text.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    String key = slash < 0 ? "" : rest.substring(slash + 1).replaceFirst("/$", "");
    found.require(
        BUCKET.matcher(bucket).matches() && !bucket.contains(".."), field, BUCKET_MISSING);
    found.require(!key.isEmpty(), field, KEY_MISSING);
    if (!key.isEmpty()) {
      UriParts.check(key, field, found);
    }
    violations.addAll(found);
    return found.isEmpty() ? Optional.of(new BucketUri(bucket, key)) : Optional.empty();
  }

  /** An object below it. */
  public BucketUri withFile(String path) {
    return new BucketUri(bucket, key + "/" + path);
  }

  @Override
  public String name() {
    return UriParts.last(key);
  }

  @Override
  public String text() {
    return SCHEME + bucket + "/" + key;
  }

  @Override
  public String toString() {
    return text();
  }
}
