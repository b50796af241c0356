package npuc.api.view;

import java.util.List;
import java.util.stream.Stream;
import npuc.caller.Access;
import npuc.caller.Caller;
import npuc.caller.Role;
import npuc.compilation.Compilation;
import npuc.compilation.Phase;
import npuc.compilation.RetryTransitions;
import npuc.compilation.StepName;

/**
 * What its caller can do with a compilation now, so that no client has to know the rules: neither
 * of what may be done where it stands, nor of who may.
 */
record ActionsAnswer(boolean stop, boolean recompile, boolean delete, List<StepName> retry) {

  static ActionsAnswer of(Compilation shown, Caller caller, Access access) {
    boolean mayCompile = caller.may(Role.COMPILE);
    return new ActionsAnswer(
        isStoppable(shown) && access.mayEnd(Role.COMPILE, caller, shown.createdBy()),
        mayCompile && !shown.phase().isUnderWay() && shown.spec().options().isPresent(),
        !shown.isActive() && access.mayEnd(Role.ADMIN, caller, shown.createdBy()),
        Stream.of(StepName.values())
            .filter(step -> mayCompile && RetryTransitions.mayRetry(shown, step))
            .toList());
  }

  private static boolean isStoppable(Compilation shown) {
    return shown.phase() == Phase.PENDING || shown.phase() == Phase.RUNNING;
  }
}
