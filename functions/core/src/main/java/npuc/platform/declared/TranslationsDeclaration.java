package npuc.platform.declared;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import npuc.input.Fields;
import npuc.platform.Translation;
import npuc.platform.option.AdditionalArguments;
import npuc.platform.option.Option;
import npuc.refusal.Fault;
import npuc.refusal.Violations;
import tools.jackson.databind.node.ObjectNode;

/** Reads the texts in other languages; what has none is shown as it stands. */
record TranslationsDeclaration(
    Violations violations, List<Option> options, AdditionalArguments arguments) {
  private static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?";
  private static final int MAX_TITLE = 80;
  private static final int MAX_HELP = 500;

  Map<String, Translation> read(Fields all) {
    ObjectNode given = all.object("translations");
    var fields = new Fields(given, all.path("translations"), violations);
    var translations = new TreeMap<String, Translation>();
    for (String language : given.propertyNames()) {
      violations.require(
          language.matches(LANGUAGE),
          fields.path(language),
          Fault.wrongForm("ko", "must be a language tag, such as {example}"));
      translations.put(language, translation(inner(fields, language)));
    }
    return translations;
  }

  private Translation translation(Fields fields) {
    var translation =
        new Translation(
            fields.requiredName("title", MAX_TITLE).orElse(""),
            fields.name("note", MAX_HELP),
            texts(fields, "options", options),
            switch (arguments) {
              case AdditionalArguments.Unsupported _ -> Optional.empty();
              case AdditionalArguments.Listed listed ->
                  Optional.of(texts(fields, "arguments", listed.allowed()));
            });
    fields.refuseOthers();
    return translation;
  }

  private Map<String, Translation.Text> texts(Fields fields, String part, List<Option> known) {
    Fields texts = inner(fields, part);
    var read = new HashMap<String, Translation.Text>();
    for (Option option : known) {
      if (texts.has(option.name())) {
        read.put(option.name(), text(inner(texts, option.name())));
      }
    }
    known.forEach(option -> texts.node(option.name()));
    texts.refuseOthers();
    return read;
  }

  private Translation.Text text(Fields fields) {
    var text =
        new Translation.Text(
            fields.name("title", MAX_TITLE), fields.requiredName("help", MAX_HELP).orElse(""));
    fields.refuseOthers();
    return text;
  }

  private Fields inner(Fields fields, String name) {
    return new Fields(fields.object(name), fields.path(name), violations);
  }
}
