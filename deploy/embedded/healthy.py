"""Ends well if the service of this container answers; it ends with an error while the service starts or ends."""

import os
import ssl
import urllib.request

scheme = "https" if os.environ.get("NPUC_TLS_CERT") else "http"
url = f"{scheme}://127.0.0.1:{os.environ.get('NPUC_PORT', '8080')}/healthz"
# It asks itself: whose certificate it is does not matter here.
urllib.request.urlopen(url, timeout=5, context=ssl._create_unverified_context()).close()
