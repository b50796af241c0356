package npuc.platform.tflite;

/** What is wrong with a file, such as {@code is empty}, and what to do. */
record Problem(String wrong, String advice) {}
