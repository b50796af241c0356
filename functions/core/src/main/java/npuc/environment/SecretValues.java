package npuc.environment;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Values that are secrets whatever their name: credentials in a URL or a connection string, tokens
 * that their makers gave a shape to be found by, PEM blocks. The shapes are those that GitHub's
 * secret scanning and gitleaks publish.
 *
 * <p>Repetitions have bounds, so that no value makes the search slow.
 */
final class SecretValues {
  /** {@code scheme://user:password@}, where a number after the colon is a port, not a password. */
  private static final String URL_PASSWORD = "://[^\\s/?#@:]{0,256}:(?![0-9]{1,5}/)[^\\s@]{1,256}@";

  /** {@code scheme://token@}, such as a Sentry DSN. */
  private static final String URL_TOKEN = "://[A-Za-z0-9_.~%-]{16,256}@";

  /** {@code user:password@host} without a scheme, as proxies are given; no image by digest. */
  private static final String BARE_PASSWORD =
      "(?<!\\S)[^\\s/@:]{1,256}:[^\\s/@]{1,256}@(?!sha(?:256|512):)[^\\s@]";

  /** {@code Password=...;}, {@code "api_key": "..."}, {@code ?token=...} inside a value. */
  private static final String ASSIGNMENT =
      "(?i)(?:^|[\\s;&?,{'\"])(?:[a-z]{1,32}[_-])?"
          + "(?:password|passwd|pwd|secret|(?:api|access|account|shared|private)[_-]?"
          + "(?:access)?[_-]?key|token|sig|signature|credential)['\"]?[ \\t]{0,4}[=:][ \\t]{0,4}"
          + "['\"]?[^\\s;&'\"]{4}";

  private static final String AUTHORIZATION = "(?i)\\b(?:bearer|basic)\\s[A-Za-z0-9+/._~=-]{16}";
  private static final String PEM = "-----BEGIN [A-Z]";

  /** After what is no part of a word, so that each begins in few places only. */
  private static final String TOKENS =
      "(?<![A-Za-z0-9_-])(?:"
          + String.join(
              "|",
              "gh[a-z]_[A-Za-z0-9]{20}", // GitHub
              "github_pat_[A-Za-z0-9_]{20}",
              "gl[a-z]{2,7}-[A-Za-z0-9_-]{20}", // GitLab
              "hf_[A-Za-z0-9]{20}", // Hugging Face
              "api_org_[A-Za-z0-9]{20}",
              "(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}", // AWS
              "xox[a-z]-[A-Za-z0-9-]{10}", // Slack
              "xapp-[A-Za-z0-9-]{10}",
              "AIza[A-Za-z0-9_-]{35}", // Google
              "ya29\\.[A-Za-z0-9_-]{20}",
              "GOCSPX-[A-Za-z0-9_-]{20}",
              "sntry[a-z]_[A-Za-z0-9_=/+-]{20}", // Sentry
              "sk-[A-Za-z0-9_-]{20}", // OpenAI, Anthropic
              "[sr]k_(?:live|test)_[A-Za-z0-9]{16}", // Stripe
              "whsec_[A-Za-z0-9+/]{16}",
              "nvapi-[A-Za-z0-9_-]{20}", // NVIDIA
              "npm_[A-Za-z0-9]{20}",
              "pypi-[A-Za-z0-9_-]{20}",
              "dckr_(?:pat|oat)_[A-Za-z0-9_-]{20}", // Docker
              "do[a-z]_v1_[a-f0-9]{32}", // DigitalOcean
              "SG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16}", // SendGrid
              "dapi[a-f0-9]{32}", // Databricks
              "hv[sbr]\\.[A-Za-z0-9_-]{20}", // Vault
              "[0-9]{8,10}:[A-Za-z0-9_-]{35}", // Telegram
              "eyJ[A-Za-z0-9_-]{8,4096}+\\.[A-Za-z0-9_-]{2,8192}+\\." // JWT, JWE
              )
          + ")";

  /** To whoever knows it, the address of a chat is open. */
  private static final String WEBHOOK =
      "hooks\\.slack\\.com/(?:services|workflows)/|discord(?:app)?\\.com/api/webhooks/";

  private static final List<Pattern> SHAPES =
      List.of(
              URL_PASSWORD,
              URL_TOKEN,
              BARE_PASSWORD,
              ASSIGNMENT,
              AUTHORIZATION,
              PEM,
              TOKENS,
              WEBHOOK)
          .stream()
          .map(Pattern::compile)
          .toList();

  private SecretValues() {}

  /** Whether it holds something that has the shape of a secret. */
  static boolean contains(String value) {
    return SHAPES.stream().anyMatch(shape -> shape.matcher(value).find());
  }
}
