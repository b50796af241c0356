package npuc.local.sqlite;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.local.sqlite.Documents.Sized;

/**
 * Compilations that were read or written a short time ago. Reading a document costs ten times what
 * finding its row does, and the same ones are wanted again and again: by the tasks of a run, and by
 * everybody who looks at a list. Every change has a revision of its own, so a row of the revision
 * that is known needs no second reading; what the database says always counts.
 */
final class KnownCompilations {
  /**
   * Characters of the documents of what is kept; the records themselves take about four times that.
   */
  private static final long MOST_CHARACTERS = 4L * 1024 * 1024;

  private final Documents<Compilation> documents;
  private final Cache<String, Sized<Compilation>> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((String _, Sized<Compilation> of) -> of.characters())
          .executor(Runnable::run)
          .build();

  KnownCompilations(Documents<Compilation> documents) {
    this.documents = documents;
  }

  /** What a row of three columns holds: id, document and revision. */
  Sized<Compilation> read(ResultSet row) throws SQLException {
    String id = row.getString(1);
    long revision = row.getLong(3);
    Optional<Sized<Compilation>> before =
        Optional.ofNullable(known.getIfPresent(id)).filter(of -> of.value().revision() == revision);
    return before.isPresent() ? before.get() : readAnew(id, row);
  }

  private Sized<Compilation> readAnew(String id, ResultSet row) throws SQLException {
    Sized<Compilation> read = documents.parsed(row);
    known.put(id, read);
    return read;
  }

  /** Notes what was just stored, so that nobody has to read it. */
  void stored(Compilation compilation, String document) {
    known.put(compilation.id().toString(), new Sized<>(compilation, document.length()));
  }

  void deleted(Compilation compilation) {
    known.invalidate(compilation.id().toString());
  }
}
