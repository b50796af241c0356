package npuc.local.upload;

import npuc.upload.UploadContent;

/** What an upload's folder tells of it from its begin on, and never otherwise. */
record StoredUpload(UploadContent content, long partBytes) {}
