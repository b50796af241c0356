package npuc.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.environment.SecretText;
import npuc.registry.BucketUri;

/**
 * What the operator says of everything outside: hubs, buckets, hosts, registries. One JSON file has
 * it all, read here and by the Jobs that fetch; docs/sources.md describes each field.
 *
 * @param hub where {@code hf://} leads
 * @param s3 where {@code s3://} leads
 * @param hosts names, each with a port or without, that may have private addresses, or no TLS
 * @param proxy for every request to the outside
 * @param caFile certificates, PEM, that are trusted beside the system's
 * @param claim the volume on which fetched models lie
 * @param keepBytes how much of them is kept; empty: all
 * @param copyTo below which every published folder is copied
 * @param registries by name
 */
public record SourceSettings(
    Hub hub,
    S3 s3,
    List<String> hosts,
    Optional<URI> proxy,
    Optional<Path> caFile,
    String claim,
    Optional<Long> keepBytes,
    Optional<BucketUri> copyTo,
    Map<String, RegistrySettings> registries) {
  static final String CLAIM = "models";

  /** Nothing is said: the public hub, the default chain of AWS, no registry. */
  public static final SourceSettings NONE =
      new SourceSettings(
          Hub.PUBLIC,
          S3.DEFAULT,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          CLAIM,
          Optional.empty(),
          Optional.empty(),
          Map.of());

  public SourceSettings {
    hosts = List.copyOf(hosts);
    registries = Map.copyOf(registries);
  }

  /**
   * A Hugging Face hub.
   *
   * @param token of the operator, for whoever gives none; goes to this endpoint only
   */
  public record Hub(URI endpoint, Optional<SecretText> token) {
    static final Hub PUBLIC = new Hub(URI.create("https://huggingface.co"), Optional.empty());
  }

  /**
   * S3, or what speaks like it.
   *
   * @param endpoint empty: that of AWS for the region
   * @param keys empty: those of the role that the service, or the Job, has
   */
  public record S3(Optional<URI> endpoint, Optional<String> region, Optional<AwsKeys> keys) {
    static final S3 DEFAULT = new S3(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
