package npuc.event;

import java.net.URI;
import java.util.Optional;

/**
 * Those who receive events, of whom nothing is trusted: neither where their address leads nor what
 * they answer.
 */
public interface Receivers {

  /**
   * Why nothing may be sent to an address, as far as it can be told without asking anybody: it is
   * checked again each time before it is connected to.
   *
   * @return what it must be instead, to follow the name of a field; empty for one that will do
   */
  Optional<String> refusal(URI url);

  /**
   * Sends a message once, and waits for the status of the answer for 15 s at most. It follows no
   * redirect, reads nothing but the status, and throws nothing for whatever the receiver does.
   */
  Receipt send(Message message);
}
