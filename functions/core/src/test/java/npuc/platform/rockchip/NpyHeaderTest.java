package npuc.platform.rockchip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import npuc.platform.MapFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyHeaderTest {
  @Test
  void tellsTypeSizesAndBytes() {
    assertEquals(
        Optional.of(new NpyHeader("<f4", List.of(8L, 3L), 128 + 96)), of(Npy.file("<f4", 8, 3)));
    assertEquals(Optional.of(new NpyHeader("|u1", List.of(5L), 133)), of(Npy.file("|u1", 5)));
    assertEquals(Optional.of(new NpyHeader("<f8", List.of(), 136)), of(Npy.file("<f8")));
  }

  /** numpy writes it where the header is longer than two bytes can say. */
  @Test
  void theNewerFormatHasALongerLength() {
    byte[] old = Npy.file("<f2", 4);
    byte[] made =
        ByteBuffer.allocate(old.length + 2)
            .put(old, 0, 6)
            .put((byte) 2)
            .put((byte) 0)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(118)
            .put(old, 10, old.length - 10)
            .array();

    assertEquals(Optional.of(new NpyHeader("<f2", List.of(4L), 130 + 8)), of(made));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{'descr': '|O', 'fortran_order': False, 'shape': (3,), }",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-3,), }",
        "{'descr': '<f4', 'fortran_order': 7, 'shape': (3,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (999999999999, 999999999999), }",
      })
  void whatIsNoArrayOfNumbersIsNone(String header) {
    assertEquals(Optional.empty(), of(Npy.headed(header, 12)));
  }

  @Test
  void everyBeginningAndEveryChangedByteGetsAnAnswer() {
    byte[] sound = Npy.file("<f4", 2, 2);
    var random = new Random(17);
    for (int at = 0; at < sound.length; at++) {
      of(Arrays.copyOf(sound, at));
      byte[] changed = sound.clone();
      changed[at] = (byte) random.nextInt();
      of(changed);
    }
    assertEquals(Optional.empty(), of(new byte[0]));
  }

  private static Optional<NpyHeader> of(byte[] content) {
    return NpyHeader.of(new MapFiles().with("x.npy", content), "x.npy");
  }
}
