package npuc.registry.outer;

import java.util.List;
import java.util.Optional;

/** The outer registries that the settings of this service name. */
public interface OuterRegistries {

  /** Of a service that knows none. */
  OuterRegistries NONE =
      new OuterRegistries() {
        @Override
        public List<KnownRegistry> all() {
          return List.of();
        }

        @Override
        public Optional<OuterRegistry> find(String name) {
          return Optional.empty();
        }
      };

  /** All of them, by name. */
  List<KnownRegistry> all();

  /** The one of that name. It is not reached for before it is asked something. */
  Optional<OuterRegistry> find(String name);
}
