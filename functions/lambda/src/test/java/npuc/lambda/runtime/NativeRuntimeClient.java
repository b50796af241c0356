package npuc.lambda.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The native part of Lambda's runtime interface client in a file of this JVM's own. Left to itself
 * each process unpacks it to /tmp/.libaws-lambda-jni.so, over the one that another process has
 * mapped, which crashes that one (exit code 134).
 */
final class NativeRuntimeClient {
  /** JniHelper of the client loads the file that this property names, and unpacks none. */
  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  static final Path FILE = unpack();

  private NativeRuntimeClient() {}

  /** The option that lets a virtual machine load it. */
  static String option() {
    return "-D" + PROPERTY + "=" + FILE;
  }

  private static Path unpack() {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String resource = "/jni/libaws-lambda-jni.linux-" + processor + ".so";
    try (InputStream library = AWSLambda.class.getResourceAsStream(resource)) {
      Path file = Files.createTempFile("libaws-lambda-jni-", ".so");
      file.toFile().deleteOnExit();
      Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
