package npuc.local.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A private key in PEM.
 *
 * @param label what stands after BEGIN
 */
record PemKey(String label, byte[] der) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----([^-]+)-----END \\1-----");

  private static final String PKCS8 = "PRIVATE KEY";
  private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";

  /** The first in a text that is not encrypted. */
  static Optional<PemKey> find(String text) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> !block.group(1).equals(ENCRYPTED))
        .map(block -> new PemKey(block.group(1), Base64.getMimeDecoder().decode(block.group(2))))
        .findFirst();
  }

  /**
   * The key, if it belongs to a public one.
   *
   * @throws GeneralSecurityException if it does not
   */
  PrivateKey of(PublicKey other) throws GeneralSecurityException {
    byte[] encoded = label.equals(PKCS8) ? der : Der.privateKeyInfo(other.getEncoded(), der);
    PrivateKey key =
        KeyFactory.getInstance(other.getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    byte[] message = {1, 2, 3};
    Signature signature = Signature.getInstance(algorithm(other));
    signature.initSign(key);
    signature.update(message);
    byte[] signed = signature.sign();
    signature.initVerify(other);
    signature.update(message);
    if (!signature.verify(signed)) {
      throw new GeneralSecurityException("another key signed the certificate's name");
    }
    return key;
  }

  private static String algorithm(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }
}
