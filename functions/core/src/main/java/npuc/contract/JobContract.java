package npuc.contract;

import java.util.Map;
import npuc.document.PackagedJson;

/**
 * What the service and the job program agree on by name: the file contract.json of the job program,
 * which reads it too. The whole contract is in jobs/README.md.
 *
 * @param formatVersion of the spec, the manifest and the result, which change together
 * @param stagingFolder in the folder of the original model; attempts are staged below it
 * @param manifestFile written last into the outputs
 * @param cacheFolder at the top of a volume; each version of a compiler has a folder in it
 * @param linePrefix how the job program's own lines of a log begin
 * @param progressWord how such a line goes on that tells progress
 * @param fetchedWord how such a line goes on that tells the progress of the fetching
 * @param manifestWord how such a line goes on that shows a line of the manifest
 * @param maxResultBytes of what is left on the termination message path
 * @param shortestHidden characters of the shortest secret that is hidden in a log
 * @param errors exit status by error code
 */
public record JobContract(
    int formatVersion,
    String stagingFolder,
    String manifestFile,
    String cacheFolder,
    String linePrefix,
    String progressWord,
    String fetchedWord,
    String manifestWord,
    int maxResultBytes,
    int shortestHidden,
    Map<String, Integer> errors) {

  /** The one that holds. */
  public static final JobContract AGREED = PackagedJson.read(JobContract.class, "contract.json");

  public JobContract {
    errors = Map.copyOf(errors);
    if (formatVersion < 1 || maxResultBytes < 1 || shortestHidden < 1) {
      throw new IllegalArgumentException(
          "formatVersion, maxResultBytes and shortestHidden must be above 0");
    }
  }

  /** How a line begins that tells progress. */
  public String progressLine() {
    return linePrefix + progressWord;
  }

  /** How a line begins that shows a line of the manifest. */
  public String manifestLine() {
    return linePrefix + manifestWord;
  }
}
