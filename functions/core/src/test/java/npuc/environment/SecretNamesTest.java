package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HF_TOKEN",
        "hf_token",
        "hfToken",
        "TOKEN_ID",
        "tokenId",
        "HFTOKEN",
        "GITHUB_TOKENS",
        "WANDB_API_KEY",
        "APIKEY",
        "API_KEYS",
        "KEY2",
        "SSH_KEY_FILE",
        "AWS_SECRET_ACCESS_KEY",
        "MYSECRETS",
        "DbPassword",
        "DB_PASSWD",
        "GOOGLE_APPLICATION_CREDENTIALS",
        "DB_PASS",
        "DBPASS",
        "SSHPASS",
        "SMTP_PASS",
        "MYSQL_PWD",
        "GITHUB_PAT",
        "GITHUB_PATS",
        "SENTRY_DSN",
        "PRIVATE",
        "REDISCLI_AUTH",
        "PROXY_AUTHORIZATION",
        "AWS_CREDS",
        "SLACK_WEBHOOK_URL",
        "KEY_PASSPHRASE",
        "sessionCookie",
        "MONKEY",
        "MAX_TOKENS"
      })
  void aNameWithAWordOfSecrecyIsSecret(String name) {
    assertTrue(SecretNames.contains(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TOKENIZERS_PARALLELISM",
        "TOKENIZER",
        "tokenizerPath",
        "KEYBOARD",
        "KEYWORDS",
        "OMP_NUM_THREADS",
        "PATH",
        "LIBRARY_PATH",
        "PATTERN",
        "PASSTHROUGH",
        "BYPASS",
        "NO_BYPASS",
        "COMPASS",
        "NUM_PASSES",
        "AUTHOR",
        "AUTHORITY",
        "GIT_AUTHOR_NAME",
        "PWD",
        "OLDPWD",
        "CREDIT",
        "HF_HOME",
        "_"
      })
  void anyOtherNameIsNot(String name) {
    assertFalse(SecretNames.contains(name));
  }
}
