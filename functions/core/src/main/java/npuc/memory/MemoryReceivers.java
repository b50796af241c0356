package npuc.memory;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import npuc.event.Message;
import npuc.event.Receipt;
import npuc.event.Receivers;

/** {@link Receivers} that keep what is sent to them, and answer as they are told to. */
public final class MemoryReceivers implements Receivers {
  private static final String OK = "https";

  private final List<Message> received = new ArrayList<>();
  private Function<Message, Receipt> answer = message -> new Receipt.Answered(204);

  /** From here on every message is answered so. */
  public synchronized void answer(Function<Message, Receipt> with) {
    answer = with;
  }

  /** What was sent, in its order. */
  public synchronized List<Message> received() {
    return List.copyOf(received);
  }

  @Override
  public Optional<String> refusal(URI url) {
    return OK.equals(url.getScheme()) ? Optional.empty() : Optional.of("must begin with https://");
  }

  @Override
  public synchronized Receipt send(Message message) {
    received.add(message);
    return answer.apply(message);
  }
}
