package npuc.api.view;

import java.util.Optional;
import npuc.caller.Caller;
import npuc.caller.CallerName;
import npuc.caller.Role;

/** As whom a request is let in. */
public record WhoamiAnswer(CallerName name, Optional<String> role) {

  public static WhoamiAnswer of(Caller caller) {
    return new WhoamiAnswer(caller.name(), caller.role().map(Role::word));
  }
}
