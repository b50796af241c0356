package npuc.lambda.s3;

import java.util.Map;
import npuc.upload.UploadContent;

/**
 * What an upload's object tells of it from its begin on, and never otherwise.
 *
 * @param multipart the ids that S3 gave to files of several parts, by the number of the file from 0
 */
record StoredUpload(UploadContent content, long partBytes, Map<Integer, String> multipart) {
  StoredUpload {
    multipart = Map.copyOf(multipart);
  }
}
