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
        "PASS",
        "HF_HOME",
        "_"
      })
  void anyOtherNameIsNot(String name) {
    assertFalse(SecretNames.contains(name));
  }
}
