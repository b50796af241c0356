package npuc.local.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate and its private key, in two PEM files as every tool that makes them writes. */
public final class TlsFiles {
  private static final char[] NO_PASSWORD = {};

  private TlsFiles() {}

  /**
   * What a server needs of them.
   *
   * @param certificate the server's own, then those of its issuers
   * @param key in PKCS#8, or as OpenSSL writes keys of RSA and EC; not encrypted
   * @throws IllegalArgumentException that says which file is wrong, and what to do
   */
  public static SSLContext context(Path certificate, Path key) {
    Certificate[] chain = chain(certificate);
    PemKey pem =
        PemKey.find(text("NPUC_TLS_KEY", key))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "NPUC_TLS_KEY must name a PEM file with a private key that is not encrypted"
                            + " (openssl pkey -in encrypted.pem -out plain.pem): "
                            + key));
    try {
      return context(chain, pem.of(chain[0].getPublicKey()));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException(
          "NPUC_TLS_KEY is not the key of the first certificate in NPUC_TLS_CERT, or its issuers do"
              + " not follow it in order: %s, %s".formatted(key, certificate),
          e);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(Certificate[] chain, PrivateKey key)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    store.setKeyEntry("npuc", key, NO_PASSWORD, chain);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static Certificate[] chain(Path file) {
    byte[] text = text("NPUC_TLS_CERT", file).getBytes(StandardCharsets.ISO_8859_1);
    try {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(text))
              .toArray(Certificate[]::new);
      if (chain.length > 0) {
        return chain;
      }
      throw new IllegalArgumentException("NPUC_TLS_CERT holds no certificate in PEM: " + file);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("NPUC_TLS_CERT holds no certificate in PEM: " + file, e);
    }
  }

  private static String text(String setting, Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalArgumentException(setting + " names a file that can't be read: " + file, e);
    }
  }
}
