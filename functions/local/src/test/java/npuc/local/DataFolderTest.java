package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @Test
  void whatIsKeptInAFolderThatOthersMayReadIsStillPrivate(@TempDir Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

    try (var data = DataFolder.open(folder)) {
      for (Path part : new Path[] {data.jobs(), data.logs(), data.volumes(), data.database()}) {
        assertEquals("------", permissions(part).substring(3), part.toString());
      }
    }
  }

  @Test
  void whatAnEarlierServiceKeptIsLeftAsItIs(@TempDir Path folder) throws IOException {
    try (var first = DataFolder.open(folder)) {
      Files.writeString(first.database(), "kept");
    }

    try (var second = DataFolder.open(folder)) {
      assertEquals("kept", Files.readString(second.database()));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(5, files.count());
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
