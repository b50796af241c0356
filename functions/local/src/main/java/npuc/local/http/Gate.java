package npuc.local.http;

import com.sun.net.httpserver.HttpExchange;
import npuc.caller.Caller;
import npuc.refusal.Outcome;

/** Lets requests in, and says who sends them. Many may come at once. */
@FunctionalInterface
public interface Gate {

  /**
   * Who sends a request, or why it is not let in. Nothing of it is read but its head.
   *
   * @return for what everybody may see, perhaps {@link Caller#UNKNOWN}
   */
  Outcome<Caller> admit(HttpExchange exchange);
}
